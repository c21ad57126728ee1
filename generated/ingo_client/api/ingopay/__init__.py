# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""Contains endpoint functions for accessing the API"""
