"""What must not be shown: nothing that looks like it may go unmarked.

Redaction works by name, over all schemas: a name is sensitive everywhere or nowhere.
"""

import re
from collections.abc import Iterator

from scripts.spec_rules.contract import Contract, Fault, Schema, is_object

KEY = "x-sensitive"
WORDS = re.compile(
    r"(^|_)(account|address[12]?|authorized|birth|card|cv[cv]|dob|email|expiration|geo|latitude"
    r"|longitude|mobile|pan|phone|routing|secret|ssn|street|telephone|token|track[12]|zip)(_|$)"
)
PHRASES = re.compile(
    r"address_?line|api_key|last_?(4|four)|memo|password|postal|_provided_value"
    r"|(first|last|middle|business|full|maiden|holder)_?name|account_?number|card_?number"
)
# A code or a flag about an account, card or phone says nothing of the thing itself.
ABOUT = ("_type", "_enabled", "_verified", "_status")


def check(contract: Contract) -> Iterator[Fault]:
    """Sensitive-looking names are marked, one way or the other, and alike everywhere."""
    properties = list(contract.every_property())
    marked = {name for _, name, schema in properties if schema.get(KEY) is True}
    for where, name, schema in properties:
        mark = schema.get(KEY)
        if KEY in schema and not isinstance(mark, bool):
            yield Fault((*where, KEY), "sensitive-form", f"true or false, not {mark!r}")
        elif name in marked and mark is not True:
            text = f"{name!r} is sensitive elsewhere and redaction is by name: x-sensitive: true"
            yield Fault(where, "sensitive-alike", text)
        elif mark is None and _looks_sensitive(name) and not _is_container(contract, schema):
            text = f"{name!r} looks sensitive: x-sensitive: true, or false if it was looked at"
            yield Fault(where, "sensitive-missing", text)


def _looks_sensitive(name: str) -> bool:
    if name.endswith(ABOUT):
        return False
    return bool(WORDS.search(name) or PHRASES.search(name))


def _is_container(contract: Contract, schema: Schema) -> bool:
    """Objects with known fields, and lists of them: their fields are looked at one by one."""
    schema = contract.resolve(schema)
    if "items" in schema:
        return _is_container(contract, schema["items"])
    return is_object(schema) and bool(contract.properties(schema))
