"""Facts that stand in running text: host names, addresses, cipher suites, topics, codes."""
# ruff: noqa: RUF001, RUF002 - documentation writes ranges with dashes of every kind

import ipaddress
import re
from collections.abc import Iterator

from scripts.drift.model import Fact

_HOST = re.compile(r"https?://([A-Za-z0-9.-]+\.(?:ingo\.money|ingomoney\.com|ingopayments\.com))\b")
_DOCS_HOST = re.compile(r"^(?:developers?|docs|support|www|status|portal)(?:[.-]|$)", re.I)
_ADDRESS = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?:/(\d{1,2}))?(?![\d.])")
_SUITE = re.compile(r"\bTLS_[A-Z0-9]+(?:_[A-Z0-9]+)+\b")
_TOPIC = re.compile(
    r"(?<![\w./-])((?:transaction|gateway|plugin)(?:\.[a-z][a-z0-9_]*){2,})(?![\w*/.]|\.\w)"
)
_TOPIC_SENTENCE = re.compile(
    r"(?<![\w./-])((?:transaction|gateway|plugin)(?:\.[a-z][a-z0-9_]*){2,})(?=\.(?:\s|$))"
)
_CODE = re.compile(r"^\**`?(\d{2,5})`?\**$")
_RANGE = re.compile(r"(\d{3,5})\s*(?:-|–|—|to)\s*(\d{3,5})|\b([1-9])xx\b|\b(\d{3,5})\b", re.I)
_COLLAPSED_HEAD = re.compile(r"^Codes?(?: Range)?(?:Category|Meaning|Message|Description)", re.I)
_COLLAPSED_ROW = re.compile(
    r"^((?:\d{2,5}(?:\s*[-–—]\s*\d{3,5})?|[1-9]xx)(?:,\s*\d{3,5}(?:\s*[-–—]\s*\d{3,5})?)*)(?=[A-Z])"
)
_SIGNED = re.compile(r"headers=\\?[\"']([^\"'{}\\]+)\\?[\"']")
_AUTHORIZATION = re.compile(r"\bAuthorization['\"]?\s*:\s*['\"]?(<[\w-]+>|[A-Za-z][\w-]*)")
_ALGORITHM = re.compile(r"algorithm=\\?[\"']([a-z0-9-]+)\\?[\"']")
_SANDBOX, _PRODUCTION = (
    re.compile(r"\b(?:sandbox|uat)\b", re.I),
    re.compile(r"\bproduction\b", re.I),
)


def in_text(text: str) -> Iterator[Fact]:
    """Every fact that can be recognised by its form alone, once each."""
    seen: set[tuple[str, str]] = set()
    for fact in _all(text):
        if (fact.kind, fact.value) not in seen:
            seen.add((fact.kind, fact.value))
            yield fact


def _all(text: str) -> Iterator[Fact]:
    for match in _HOST.finditer(text):
        if not _DOCS_HOST.match(match[1]):
            yield Fact(kind="host", value=match[1].lower())
    for match in _SUITE.finditer(text):
        yield Fact(kind="tls suite", value=match[0])
    for pattern in (_TOPIC, _TOPIC_SENTENCE):
        for match in pattern.finditer(text):
            yield Fact(kind="topic", value=match[1])
    for match in _SIGNED.finditer(text):
        yield Fact(kind="signed headers", value=" ".join(match[1].lower().split()))
    for match in _ALGORITHM.finditer(text):
        yield Fact(kind="algorithm", value=match[1])
    for match in _AUTHORIZATION.finditer(text):
        yield Fact(kind="authorization", value=match[1].lower())
    yield from addresses(text)


def addresses(text: str) -> Iterator[Fact]:
    """Public IPv4 addresses; ``pointer`` holds the environment that the text puts them under."""
    environment = ""
    for line in text.splitlines():
        sandbox, production = _SANDBOX.search(line), _PRODUCTION.search(line)
        if sandbox or production:
            environment = "" if sandbox and production else "sandbox" if sandbox else "production"
        for match in _ADDRESS.finditer(line):
            value = _public(match[1], match[2])
            if value:
                yield Fact(kind="address", value=value, pointer=environment)


def _public(address: str, prefix: str | None) -> str:
    try:
        network = ipaddress.ip_network(f"{address}/{prefix or 32}", strict=False)
    except ValueError:
        return ""
    if not network.is_global:
        return ""
    return str(network) if prefix and prefix != "32" else address


def codes(cells: list[str]) -> Iterator[Fact]:
    """Status codes of one column: single codes, and the ranges that name a family."""
    for cell in cells:
        plain = cell.replace("*", "").replace("`", "").strip()
        if _CODE.match(plain):
            yield Fact(kind="status code", value=str(int(plain)))
        elif (family := family_of(plain)) is not None:
            yield Fact(kind="status family", value=family)


def family_of(text: str) -> str | None:
    """``100–110`` as ``100-110``, ``4xx`` as ``400-499``, lists joined by a comma."""
    parts: list[str] = []
    for low, high, hundred, single in _RANGE.findall(text):
        if hundred:
            parts.append(f"{hundred}00-{hundred}99")
        else:
            parts.append(f"{int(low)}-{int(high)}" if low else str(int(single)))
    rest = _RANGE.sub("", text).strip(" ,;&()and")
    return ", ".join(parts) if parts and not rest else None


def collapsed_codes(text: str) -> Iterator[Fact]:
    """The families of a table whose cells were run together (``100-110SuccessTransaction …``)."""
    lines = iter(text.splitlines())
    for line in lines:
        if not _COLLAPSED_HEAD.match(line.strip()):
            continue
        for row in lines:
            found = _COLLAPSED_ROW.match(row.strip())
            if not found:
                break
            yield from codes([found[1]])
