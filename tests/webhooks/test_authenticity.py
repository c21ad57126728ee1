"""Who is believed, and who is not."""

import copy
import pickle
from typing import Any

import pytest

from ingo_wrapper.errors import ConfigurationError, SourceNotAllowed, Unauthentic
from ingo_wrapper.webhooks import (
    AllOf,
    AnyOf,
    Authenticity,
    Delivery,
    Hmac,
    SecretPath,
    Simulated,
    SourceAddress,
    receive,
)
from tests.webhooks.deliveries import CHECK_PAID

# Made with openssl: printf '%s' '{"hello":"world"}' | openssl dgst -sha512 -hmac 'first-secret' -binary | base64 -w0
BODY = b'{"hello":"world"}'
SHA512_BASE64 = (
    "R3GEeNZxfDnO5f4RRaqnel9U/BlxdkoSd9//onQ/yQVnkSzJhfETHYo3BkZWk1JjTlVtPsRSlasyjUQcmIJSjw=="
)
SHA512_HEX = "47718478d6717c39cee5fe1145aaa77a5f54fc1971764a1277dfffa2743fc90567912cc985f1131d8a370646569352634e556d3ec45295ab328d441c9882528f"
SHA256_HEX = "3b5f018561c767c05c6686faa021cb8ea83652f5433019c17b0e0866844225fb"
SECOND_BASE64 = (
    "CmBAzM/Uuy0Pj9/064aiGThnBcy9Q3z5ajCiV3W3FKPknafayNUbphPdC10K/u8ChpRXdHk+xJOU1lxG7j3byw=="
)

SANDBOX = "18.189.65.27"
PRODUCTION = "64.88.183.84"
STRANGER = "203.0.113.7"


def believes(check: Authenticity, **delivery: Any) -> bool:
    try:
        check.check(Delivery(**{"body": b""} | delivery))
    except Unauthentic:
        return False
    return True


def forwarded(*values: str) -> list[tuple[str, str]]:
    return [("X-Forwarded-For", value) for value in values]


class NamedEnvironment:
    name = "sandbox"


@pytest.mark.parametrize(
    ("peer", "expected"),
    [
        (SANDBOX, True), ("::ffff:18.189.65.27", True), ("::FFFF:12bd:411b", True), (PRODUCTION, False), (STRANGER, False),
        ("127.0.0.1", False), ("::1", False), ("", False), (None, False), ("18.189.65.27 ", False), ("018.189.65.27", False),
        ("18.189.65.027", False), ("18.189.65.27:443", False), ("18.189.65.27%eth0", False), ("::18.189.65.27", False),
        ("64:ff9b::12bd:411b", False), ("18.189.65.27\n", False), ("0x12bd411b", False), ("314392859", False), ("garbage", False),
        ("\uff11\uff18.189.65.27", False), ("a" * 10_000, False),
    ],
)  # fmt: skip
def test_a_direct_source(peer: str | None, expected: bool) -> None:
    assert believes(SourceAddress("sandbox"), peer=peer) is expected
    assert believes(SourceAddress(NamedEnvironment()), peer=peer) is expected
    # the slow way, which is taken as soon as there are proxies, says the same
    assert (
        believes(SourceAddress("sandbox", trusted_proxies=["198.51.100.9"]), peer=peer) is expected
    )


def test_the_environments_are_apart() -> None:
    assert believes(SourceAddress("production"), peer=PRODUCTION)
    assert not believes(SourceAddress("production"), peer=SANDBOX)


def test_a_stranger_is_not_believed_by_header() -> None:
    assert not believes(SourceAddress("sandbox"), peer=STRANGER, headers=forwarded(SANDBOX))
    assert not believes(SourceAddress("sandbox"), peer="127.0.0.1", headers=forwarded(SANDBOX))


PROXIES = ["10.0.0.0/8", "fd00::/8", "127.0.0.1"]


@pytest.mark.parametrize(
    ("peer", "headers", "expected"),
    [
        ("10.1.2.3", forwarded(SANDBOX), True),
        ("::ffff:10.1.2.3", forwarded(SANDBOX), True),
        ("fd00::1", forwarded("::ffff:" + SANDBOX), True),
        ("10.1.2.3", forwarded(f"{STRANGER}, {SANDBOX}"), True),
        ("10.1.2.3", forwarded(f"{SANDBOX}, 10.9.9.9"), True),
        ("10.1.2.3", forwarded(SANDBOX, "10.9.9.9"), True),
        ("10.1.2.3", forwarded(f"{SANDBOX}:51234"), True),
        ("10.1.2.3", forwarded("[fd00::2]:80"), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}, [fd00::2]:80"), True),
        ("10.1.2.3", forwarded(f"{SANDBOX},\tfd00::2 "), True),
        # what the proxy saw last counts, not what a stranger wrote before it
        ("10.1.2.3", forwarded(f"{SANDBOX}, {STRANGER}"), False),
        ("10.1.2.3", forwarded(SANDBOX, STRANGER), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}, {STRANGER}, 10.9.9.9"), False),
        ("10.1.2.3", [], False),
        ("10.1.2.3", forwarded(""), False),
        ("10.1.2.3", forwarded(f"{SANDBOX},"), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}, unknown"), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}, 10.1"), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}:"), False),
        ("10.1.2.3", forwarded(f"{SANDBOX}:http"), False),
        ("10.1.2.3", forwarded(f"[{SANDBOX}"), False),
        ("10.1.2.3", forwarded(f"[{SANDBOX}]x"), False),
        ("10.1.2.3", forwarded("10.0.0.1, 10.0.0.2"), False),
        ("10.1.2.3", forwarded(", ".join([SANDBOX] + ["10.0.0.1"] * 31)), True),
        ("10.1.2.3", forwarded(", ".join([SANDBOX] + ["10.0.0.1"] * 32)), False),
        ("10.1.2.3", [("x-forwarded-for", SANDBOX)], True),
        ("10.1.2.3", [(b"X-Forwarded-For", SANDBOX.encode())], True),
        ("10.1.2.3", {"X-Forwarded-For": SANDBOX}, True),
        ("10.1.2.3", [("Forwarded", f"for={SANDBOX}")], False),
        ("11.1.2.3", forwarded(SANDBOX), False),
        (SANDBOX, forwarded(STRANGER), True),
        (SANDBOX, [], True),
        (None, forwarded(SANDBOX), False),
        ("", forwarded(SANDBOX), False),
    ],
)
def test_behind_proxies(peer: str | None, headers: Any, expected: bool) -> None:
    check = SourceAddress("sandbox", trusted_proxies=PROXIES)
    assert believes(check, peer=peer, headers=headers) is expected


@pytest.mark.parametrize("peer", [None, ""])
def test_a_proxy_on_a_unix_socket(peer: str | None) -> None:
    check = SourceAddress("sandbox", trusted_proxies=["unix"])
    assert believes(check, peer=peer, headers=forwarded(SANDBOX))
    assert not believes(check, peer=peer, headers=forwarded(STRANGER))
    assert not believes(check, peer=peer)
    assert not believes(check, peer=STRANGER, headers=forwarded(SANDBOX))


def test_further_addresses() -> None:
    check = SourceAddress("sandbox", also=["198.51.100.0/24", "2001:db8::/64"])
    assert believes(check, peer="198.51.100.77")
    assert believes(check, peer="2001:db8::5")
    assert not believes(check, peer="2001:db8:1::5")
    assert believes(check, peer=SANDBOX)


@pytest.mark.parametrize(
    ("environment", "options"),
    [
        ("staging", {}), ("simulator", {}), (None, {}), ("", {}), (5, {}),
        ("sandbox", {"trusted_proxies": ["0.0.0.0/0"]}), ("sandbox", {"trusted_proxies": ["::/0"]}),
        ("sandbox", {"trusted_proxies": ["10.0.0.1/8"]}), ("sandbox", {"trusted_proxies": ["proxy"]}),
        ("sandbox", {"trusted_proxies": "10.0.0.1"}), ("sandbox", {"also": ["0.0.0.0/0"]}), ("sandbox", {"also": "1.2.3.4"}),
    ],
)  # fmt: skip
def test_an_allowlist_that_is_none_is_refused(environment: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        SourceAddress(environment, **options)


def signed(value: str, name: str = "X-Ingo-Signature") -> list[tuple[str, str]]:
    return [(name, value)]


@pytest.mark.parametrize(
    ("options", "value"),
    [
        ({}, SHA512_BASE64),
        ({"encoding": "hex"}, SHA512_HEX),
        ({"encoding": "hex"}, SHA512_HEX.upper()),
        ({"encoding": "hex", "algorithm": "sha256", "prefix": "sha256="}, "sha256=" + SHA256_HEX),
    ],
)
def test_signatures_made_by_openssl(options: dict[str, Any], value: str) -> None:
    check = Hmac(["first-secret"], **options)
    assert believes(check, body=BODY, headers=signed(value))
    assert believes(check, body=BODY, headers=signed(f" {value} ", "x-ingo-signature"))
    assert not believes(check, body=BODY + b" ", headers=signed(value))
    assert not believes(check, body=BODY, headers=signed(value[:-1]))
    assert not believes(check, body=BODY, headers=signed(value + "="))
    assert check.sign(BODY) == (
        "X-Ingo-Signature",
        value if value != SHA512_HEX.upper() else SHA512_HEX,
    )


def test_two_secrets_during_a_rotation() -> None:
    check = Hmac([b"first-secret", "second-secret"])
    assert believes(check, body=BODY, headers=signed(SHA512_BASE64))
    assert believes(check, body=BODY, headers=signed(SECOND_BASE64))
    assert not believes(Hmac(["second-secret"]), body=BODY, headers=signed(SHA512_BASE64))


@pytest.mark.parametrize(
    "headers",
    [
        [], signed(""), signed("é" * 88), signed("\ud800"), signed("x" * 100_000), signed(SHA512_BASE64) * 2,
        signed(SHA512_BASE64.lower()), signed("sha512=" + SHA512_BASE64), signed(SHA512_BASE64, "X-Signature"),
        [("X-Ingo-Signature", "wrong"), ("x-ingo-signature", SHA512_BASE64)],
    ],
)  # fmt: skip
def test_signatures_that_do_not_count(headers: Any) -> None:
    assert not believes(AnyOf([Hmac(["first-secret"])]), body=BODY, headers=headers)


@pytest.mark.parametrize(
    ("secrets", "options"),
    [
        ([], {}),
        ([""], {}),
        (["a", ""], {}),
        ("abc", {}),
        (b"abc", {}),
        (["a"], {"algorithm": "md5"}),
        (["a"], {"encoding": "raw"}),
    ],
)
def test_a_signature_check_without_secrets_is_refused(
    secrets: Any, options: dict[str, Any]
) -> None:
    with pytest.raises(ConfigurationError):
        Hmac(secrets, **options)


SEGMENT = "9hX-Zq3~uR_7.bNf0aLk"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"/hooks/{SEGMENT}", True), (f"/{SEGMENT}/", True), (SEGMENT, True), (f"/{SEGMENT}x", False), (f"/{SEGMENT[:-1]}", False),
        (f"/{SEGMENT}/more", False), ("", False), ("/", False), (f"/{SEGMENT}//", False), ("/é", False), ("/\ud800", False),
        (f"/{SEGMENT.upper()}", False),
    ],
)  # fmt: skip
def test_the_secret_path(path: str, expected: bool) -> None:
    assert believes(SecretPath(SEGMENT), path=path) is expected


@pytest.mark.parametrize(
    "segment", ["", "short", "with/slash" * 3, "space " * 5, "é" * 30, "a" * 20 + "\n"]
)
def test_a_guessable_path_is_refused(segment: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        SecretPath(segment)
    assert not segment or segment not in str(caught.value)


@pytest.mark.parametrize(
    ("peer", "headers", "expected"),
    [
        ("127.0.0.1", [], True), ("127.8.8.8", [], True), ("::1", [], True), ("::ffff:127.0.0.1", [], True),
        ("127.0.0.1", forwarded(STRANGER), False), ("127.0.0.1", [("Forwarded", "for=1.2.3.4")], False),
        (SANDBOX, [], False), ("10.0.0.1", [], False), ("0.0.0.0", [], False), (None, [], False), ("", [], False), ("localhost", [], False),
    ],
)  # fmt: skip
def test_the_simulator_is_believed_on_this_machine_only(
    peer: str | None, headers: Any, expected: bool
) -> None:
    assert believes(Simulated(), peer=peer, headers=headers) is expected


def test_combinations() -> None:
    here, path = Simulated(), SecretPath(SEGMENT)
    both, either = here & path, here | path
    assert isinstance(both, AllOf)
    assert isinstance(either, AnyOf)
    assert believes(both, peer="::1", path=f"/{SEGMENT}")
    assert not believes(both, peer="::1", path="/")
    assert not believes(both, peer=STRANGER, path=f"/{SEGMENT}")
    assert believes(either, peer="::1", path="/")
    assert believes(either, peer=STRANGER, path=f"/{SEGMENT}")
    assert not believes(either, peer=STRANGER, path="/")
    assert not both.needs_body
    assert (both & Hmac(["a"])).needs_body
    for empty in (AllOf, AnyOf):
        with pytest.raises(ConfigurationError):
            empty([])


def test_what_needs_no_body_is_asked_before_the_body_is_read() -> None:
    combined = Simulated() & Hmac(["a"])
    combined.check_early(Delivery(b"", peer="::1"))
    with pytest.raises(SourceNotAllowed):
        combined.check_early(Delivery(b"", peer=STRANGER))
    (Simulated() | Hmac(["a"])).check_early(Delivery(b"", peer=STRANGER))


def test_a_wrong_address_is_403_and_everything_else_401() -> None:
    for check, status in [
        (SourceAddress("sandbox"), 403), (Simulated(), 403), (Simulated() | SourceAddress("sandbox"), 403),
        (Simulated() | Hmac(["a"]), 401), (Hmac(["a"]), 401), (SecretPath(SEGMENT), 401),
    ]:  # fmt: skip
        with pytest.raises(Unauthentic) as caught:
            receive(CHECK_PAID, {}, authenticity=check, peer=STRANGER)
        assert caught.value.status_hint == status


def test_secrets_stay_inside() -> None:
    for check in (
        Hmac(["first-secret"]),
        SecretPath(SEGMENT),
        Hmac(["first-secret"]) & SecretPath(SEGMENT),
    ):
        shown = f"{check!r} {check}"
        assert "first-secret" not in shown
        assert SEGMENT not in shown
        with pytest.raises(TypeError, match="holds secrets"):
            pickle.dumps(check)
        with pytest.raises(Unauthentic) as caught:
            check.check(Delivery(BODY, signed("guess"), path="/guess"))
        assert "secret-" not in str(caught.value)
        assert "guess" not in str(caught.value)
    check = Hmac(["first-secret"])
    assert copy.copy(check) is check
    assert copy.deepcopy(check) is check
    assert "SourceAddress('sandbox'" in repr(SourceAddress("sandbox") | Simulated())
    assert "first" not in repr(Delivery(b"first", {"a": "first"}, path="first"))


class Broken(Authenticity):
    def check(self, delivery: Delivery) -> None:
        raise KeyError("secret")


def test_a_check_that_breaks_refuses() -> None:
    with pytest.raises(Unauthentic) as caught:
        receive(CHECK_PAID, {}, authenticity=Broken())
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("nothing", [None, False, "", "none", lambda delivery: None, Simulated, []])
def test_nothing_configured_is_an_error(nothing: Any) -> None:
    with pytest.raises(ConfigurationError, match="authenticity"):
        receive(CHECK_PAID, {}, authenticity=nothing, peer="127.0.0.1")
