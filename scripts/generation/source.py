"""Python source for plain data."""

from decimal import Decimal


def literal(value: object) -> str:
    """Gives source that evaluates to the value; Decimal is spelled out, order is kept."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, frozenset):
        return f"frozenset({{{', '.join(map(literal, sorted(value)))}}})"
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, tuple):
        # A last comma only where it makes the tuple: the formatter would break every line at it.
        return (
            "("
            + ", ".join(literal(item) for item in value)
            + ("," if len(value) == 1 else "")
            + ")"
        )
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    if value is None or isinstance(value, (str, int, float)):
        return repr(value)
    raise TypeError(f"no source form for {type(value).__name__}")
