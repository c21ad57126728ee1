"""Python SDK for the Ingo Payments API."""
