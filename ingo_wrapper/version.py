"""The version of this package; a test holds pyproject.toml and CHANGELOG.md equal to it."""

VERSION = "0.1.0"
