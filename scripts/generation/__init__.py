"""The pieces of scripts/generate, in the order in which scripts/generate.py names them."""
