# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""Contains methods for accessing the API"""
