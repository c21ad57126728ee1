"""The only part of the core that does I/O, and the only one that imports httpx.

It sends exactly the bytes it is given, once, over HTTP/1.1, follows no redirect, and says of every
failure whether anything may have reached Ingo. What it raises besides is a bug.
"""
