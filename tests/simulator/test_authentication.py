"""The gateway's rules on signatures, against vectors and signatures made without Python's hmac."""

import base64
import calendar
import json
import subprocess

import pytest

from ingo_wrapper.simulator import User
from ingo_wrapper.simulator.authentication import Refusal, verify
from tests.simulator.signer import ORDER_A, signed_headers

NOW = calendar.timegm((2026, 2, 3, 10, 11, 12))
BODY = b'{"participant_id":10001,"account_type":"CA","note":"sample"}'
HASH = "z5vQFDS0G1L6DYGcTOzD7NwQWPWKDYvDA+EUm0KOHAdl6abNwixNReIAAwtbt83ecnu4KMAfzPQLuF6aVi81Sg=="
SIGNATURE_A = (
    "iZtORKkGPuaGsF3ppQpi/5cXBD7xxMAcAQl1oLYzr8fqc3OS/PmA6syp+kemSrNRDwxQK7960dglMA1bIVBbxw=="
)
SIGNATURE_B = (
    "z0nfVr3VpP3HmhCW2WGL9eOitu1vh/YuAhnlnjW0IFv3sHnM+c09WMV/C5BKITzhKDxMla9xdaK7Ge7lTEvcTQ=="
)
ORDER_B = "request-line x-date content-type content-length content-sha512"
NO_HASH = "request-line x-date content-type content-length"
USER = User("example-user", "example-secret-0001")
USERS = {USER.username: USER}

CANNOT_VERIFY = "HMAC signature cannot be verified"
BAD_DATE = f"{CANNOT_VERIFY}, a valid date or x-date header is required for HMAC Authentication"
MISMATCH = "HMAC signature does not match"


def authorization(signature, *, order=ORDER_A, user="example-user", algorithm="hmac-sha512"):
    return (
        f'hmac username="{user}", algorithm="{algorithm}", headers="{order}", '
        f'signature="{signature}"'
    )


def vector_1(**changes):
    headers = {
        "Authorization": authorization(SIGNATURE_A),
        "X-Date": "Tue, 03 Feb 2026 10:11:12 GMT",
        "Content-sha512": HASH,
        "Content-Length": "60",
        "Content-Type": "application/json",
    }
    return {name: value for name, value in (headers | changes).items() if value is not None}


def check(headers, *, body=BODY, method="POST", target="/gateway/process", now=NOW, users=USERS):
    return verify(method, target, headers, body, now=now, users=users)


def test_vector_1_in_order_a():
    assert check(vector_1()) == USER


def test_vector_1_in_order_b():
    assert check(vector_1(Authorization=authorization(SIGNATURE_B, order=ORDER_B))) == USER


def test_vector_2_with_a_query():
    body = b'{"participant_id":123,"amount":"10.00"}'
    signature = (
        "jeL5v5jOgT6wvqtcy4ih9KM1L1AW4oGZosLhGfs6D3m+c78QEPOD7HcMZl00PxvEFmNOzrmm8W6vxA/FypzHSQ=="
    )
    sha512 = (
        "d5/vXVTa3B6VDULC6wBWrBDfDX7cLflZeGOD+LAwcdoce5E+43Brf7qH+me92gwRdQ/3WnvNyh8xaQ5/0HOb+A=="
    )
    headers = {
        "authorization": authorization(signature, user="u"),
        "x-date": "Fri, 17 Jan 2020 19:59:29 GMT",
        "content-sha512": sha512,
        "content-length": "39",
        "content-type": "application/json",
    }
    user = User("u", "secret")
    found = check(headers, body=body, target="/v1/pay?x=a%20b", now=1579291169, users={"u": user})
    assert found == user


def openssl(digest: str, text: bytes, secret: str) -> str:
    command = ["openssl", "dgst", f"-{digest}", "-hmac", secret, "-binary"]
    return base64.b64encode(
        subprocess.run(command, input=text, capture_output=True, check=True).stdout
    ).decode()


@pytest.mark.parametrize(
    "body", [b"", b"{}", '{"name":"Zoë Ł"}'.encode()], ids=["empty", "{}", "utf8"]
)
@pytest.mark.parametrize("target", ["/gateway/verify", "/gateway/verify?a=1&b=%2F"])
@pytest.mark.parametrize("order", [ORDER_A, ORDER_B])
def test_signatures_made_by_openssl(body, target, order):
    hashed = subprocess.run(
        ["openssl", "dgst", "-sha512", "-binary"], input=body, capture_output=True, check=True
    )
    sha512 = base64.b64encode(hashed.stdout).decode()
    fields = {
        "x-date": "Tue, 03 Feb 2026 10:11:12 GMT",
        "content-type": "application/json",
        "content-sha512": sha512,
        "content-length": str(len(body)),
    }
    lines = [f"POST {target} HTTP/1.1"] + [f"{name}: {fields[name]}" for name in order.split()[1:]]
    signature = openssl("sha512", "\n".join(lines).encode(), "example-secret-0001")
    headers = vector_1(
        Authorization=authorization(signature, order=order),
        **{"Content-sha512": sha512, "Content-Length": str(len(body))},
    )
    assert check(headers, body=body, target=target) == USER


def test_sha256_only_for_legacy_users():
    text = (
        "POST /gateway/process HTTP/1.1\nx-date: Tue, 03 Feb 2026 10:11:12 GMT\n"
        f"content-type: application/json\ncontent-sha512: {HASH}\ncontent-length: 60"
    ).encode()
    signature = openssl("sha256", text, "example-secret-0001")
    headers = vector_1(Authorization=authorization(signature, algorithm="hmac-sha256"))
    assert check(headers) == Refusal(CANNOT_VERIFY)
    legacy = User("example-user", "example-secret-0001", legacy=True)
    assert check(headers, users={"example-user": legacy}) == legacy


@pytest.mark.parametrize(
    "algorithm", ["hmac-sha1", "hmac-md5", "hmac-sha384", "HMAC-SHA512", "sha512"]
)
def test_other_algorithms_are_refused(algorithm):
    headers = vector_1(Authorization=authorization(SIGNATURE_A, algorithm=algorithm))
    assert check(headers) == Refusal(CANNOT_VERIFY)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Authorization": None}, "Unauthorized"),
        ({"Authorization": None, "X-Date": None}, "Unauthorized"),
        ({"X-Date": None}, BAD_DATE),
        ({"X-Date": "2026-02-03T10:11:12Z"}, BAD_DATE),
        ({"X-Date": "Di, 03 Feb 2026 10:11:12 GMT"}, BAD_DATE),
        ({"X-Date": None, "Authorization": "Bearer x"}, BAD_DATE),
        ({"Authorization": "Bearer x"}, CANNOT_VERIFY),
        ({"Authorization": "HMAC " + authorization(SIGNATURE_A)[5:]}, CANNOT_VERIFY),
        ({"Authorization": authorization("")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, user="")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A).replace(", ", " ")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A).replace("headers", "names")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, user="nobody")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, order=f"{ORDER_A}  date")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, order=ORDER_A.title())}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, order="request-line x-date")}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_A, order=NO_HASH)}, CANNOT_VERIFY),
        ({"Content-sha512": None}, CANNOT_VERIFY),
        ({"Authorization": authorization(SIGNATURE_B)}, MISMATCH),
        ({"Authorization": authorization(SIGNATURE_A.rstrip("="))}, MISMATCH),
        ({"Content-Type": "application/json; charset=utf-8"}, MISMATCH),
        ({"Content-Length": "61"}, MISMATCH),
        ({"X-Date": "Tue, 03 Feb 2026 10:11:13 GMT"}, MISMATCH),
    ],
)  # fmt: skip
def test_refusals_in_the_gateways_words(change, message):
    assert check(vector_1(**change)) == Refusal(message)


def test_one_changed_byte_anywhere_is_refused():
    for place in range(len(BODY)):
        changed = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]
        assert check(vector_1(), body=changed) == Refusal(MISMATCH)


@pytest.mark.parametrize(
    "target", ["/gateway/process/", "/gateway/Process", "/gateway/process?x=1"]
)
def test_another_target_is_refused(target):
    assert check(vector_1(), target=target) == Refusal(MISMATCH)


def test_another_method_is_refused():
    assert check(vector_1(), method="PUT") == Refusal(MISMATCH)


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_the_clock_may_be_off_by_300_seconds(seconds):
    assert check(vector_1(), now=NOW + seconds) == USER


@pytest.mark.parametrize("seconds", [-301, 301])
def test_but_not_by_more(seconds):
    assert check(vector_1(), now=NOW + seconds) == Refusal(BAD_DATE)


def test_a_date_header_stands_in_for_x_date():
    text = (
        "POST /gateway/process HTTP/1.1\ndate: Tue, 03 Feb 2026 10:11:12 GMT\n"
        f"content-type: application/json\ncontent-sha512: {HASH}\ncontent-length: 60"
    ).encode()
    order = ORDER_A.replace("x-date", "date")
    signature = openssl("sha512", text, "example-secret-0001")
    headers = vector_1(Authorization=authorization(signature, order=order))
    headers["Date"] = headers.pop("X-Date")
    assert check(headers) == USER


def test_a_hash_of_another_body_is_refused_though_signed():
    headers = signed_headers("POST", "/x", b"{}", user="example-user", secret=USER.secret, at=NOW)
    assert check(headers, body=b"[]", target="/x") == Refusal(MISMATCH)
    assert check(headers, body=b"{}", target="/x") == USER


def test_older_gateways_answer_403_except_without_credentials():
    assert Refusal("Unauthorized").older_status == 401
    assert Refusal(BAD_DATE).older_status == 403


def test_the_secret_is_not_shown():
    assert "secret" not in repr(USER).replace("example-user", "")


def test_over_the_wire(sim, peer):
    body = json.dumps({}).encode()
    headers = signed_headers("POST", "/gateway/verify", body, secret="wrong")
    status, received, answer = peer.send("POST", "/gateway/verify", body, headers)
    assert (status, received["WWW-Authenticate"]) == (401, "hmac")
    assert json.loads(answer) == {"message": MISMATCH}
    assert sim.executions() == []
