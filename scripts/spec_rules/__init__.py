"""The rules of openapi/README.md as code: each takes the merged contract and yields its faults."""
