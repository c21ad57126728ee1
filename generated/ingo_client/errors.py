# Written by scripts/generate from openapi/bundled.yaml. Do not edit: edit openapi/ and run it again.
"""Contains shared errors types that can be raised from API functions"""


class UnexpectedStatus(Exception):
    """Raised by api functions for a status that is not documented, if Client.raise_on_unexpected_status is True"""

    def __init__(self, status_code: int, content: bytes):
        self.status_code = status_code
        self.content = content

        super().__init__(f"Unexpected status code: {status_code} ({len(content)} bytes of content)")


__all__ = ["UnexpectedStatus"]
