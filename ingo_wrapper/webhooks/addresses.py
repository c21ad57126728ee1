"""Reading IP addresses that strangers wrote. Pure."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_LONGEST = 56  # "[" + the longest IPv6 text + "]:65535"


def read_address(text: str) -> Address | None:
    """An address, IPv4 inside IPv6 (::ffff:192.0.2.1) as IPv4; `None` if it is none."""
    if (
        len(text) > _LONGEST or "%" in text
    ):  # a zone names an interface of the sender, nothing to us
        return None
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def read_forwarded(entry: str) -> Address | None:
    """One entry of `X-Forwarded-For`; some proxies add the port."""
    entry = entry.strip(" \t")
    if entry.startswith("["):
        host, bracket, port = entry[1:].partition("]")
        return read_address(host) if bracket and (not port or _is_port(port)) else None
    if entry.count(":") == 1:
        host, _, port = entry.partition(":")
        return read_address(host) if _is_port(":" + port) else None
    return read_address(entry)


def _is_port(text: str) -> bool:
    digits = text[1:]
    return text[:1] == ":" and digits.isascii() and digits.isdigit() and len(digits) <= 5


def within(address: Address, networks: tuple[Network, ...]) -> bool:
    """Whether any of the networks holds the address."""
    return any(address.version == network.version and address in network for network in networks)
