"""Writes signing.json: expected values made by openssl and date, never by the code under test.

Run it with `python tests/vectors/make_signing.py` (needs openssl and GNU date). Each case keeps the
shell commands that made it. The first three cases are the published facts' own values.
"""

import base64
import json
import subprocess
from pathlib import Path

A = "request-line x-date content-type content-sha512 content-length"
B = "request-line x-date content-type content-length content-sha512"

CASES = [
    ("facts-1-order-a", "POST", "/gateway/process", b'{"participant_id":10001,"account_type":"CA","note":"sample"}', "example-user", "example-secret-0001", 1770113472, "hmac-sha512", A),
    ("facts-1-order-b", "POST", "/gateway/process", b'{"participant_id":10001,"account_type":"CA","note":"sample"}', "example-user", "example-secret-0001", 1770113472, "hmac-sha512", B),
    ("facts-2-query", "POST", "/v1/pay?x=a%20b", b'{"participant_id":123,"amount":"10.00"}', "u", "secret", 1579291169, "hmac-sha512", A),
    ("empty-body", "POST", "/gateway/verify", b"", "user", "s3cret", 1700000000, "hmac-sha512", A),
    ("non-ascii-body", "POST", "/gateway/verify", '{"recipient_last_name":"Müller-Łódź","note":"€ 😀"}'.encode(), "user", "s3cret", 1700000001, "hmac-sha512", A),
    ("non-ascii-secret", "POST", "/gateway/verify", b"{}", "user", "s€cr\u00e9t", 1700000002, "hmac-sha512", A),
    ("query-order-kept", "GET", "/a/b?z=1&a=2&a=3&empty=", b"", "user", "s3cret", 1709210096, "hmac-sha512", A),
    ("percent-encoding-kept", "POST", "/a%2Fb/%C3%BC?q=%7e+x", b"{}", "user", "s3cret", 4102444799, "hmac-sha512", A),
    ("legacy-sha256", "POST", "/gateway/process", b'{"a":1}', "legacy", "old-secret", 1700000003, "hmac-sha256", A),
    ("legacy-sha256-order-b", "POST", "/gateway/process", b'{"a":1}', "legacy", "old-secret", 1700000003, "hmac-sha256", B),
    ("order-b-query", "POST", "/api/v1/sessions/point-in-time/plugin?t=1", b'{"participant_unique_id1":"c-1"}', "user", "s3cret", 1700000004, "hmac-sha512", B),
    ("body-with-newlines", "POST", "/gateway/process", b'{\n  "a": "b\\n",\r\n  "c": 1\n}\n', "user", "s3cret", 1700000005, "hmac-sha512", A),
    ("body-4-kib", "POST", "/gateway/process", b'{"a":"' + b"x" * 4096 + b'"}', "user", "s3cret", 1700000006, "hmac-sha512", A),
    ("root-path", "POST", "/", b"{}", "user", "s3cret", 951782400, "hmac-sha512", A),
    ("secret-that-looks-like-base64", "POST", "/gateway/process", b"{}", "user", "c2VjcmV0LWtleQ==", 1700000007, "hmac-sha512", A),
]  # fmt: skip


def shell(command: list[str], data: bytes = b"") -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def case(name, method, target, body, username, secret, at, algorithm, order):
    date = shell(["date", "-u", "-d", f"@{at}", "+%a, %d %b %Y %H:%M:%S GMT"]).decode().strip()
    hashed = base64.b64encode(shell(["openssl", "dgst", "-sha512", "-binary"], body)).decode()
    values = {
        "x-date": date,
        "content-type": "application/json",
        "content-sha512": hashed,
        "content-length": str(len(body)),
    }
    lines = [f"{method} {target} HTTP/1.1"]
    lines += [f"{header}: {values[header]}" for header in order.split()[1:]]
    text = "\n".join(lines)
    digest = "-sha512" if algorithm == "hmac-sha512" else "-sha256"
    key = "hexkey:" + secret.encode().hex()
    mac = shell(
        ["openssl", "dgst", digest, "-mac", "HMAC", "-macopt", key, "-binary"], text.encode()
    )
    signature = base64.b64encode(mac).decode()
    return {
        "id": name,
        "command": f"printf %s STRING_TO_SIGN | openssl dgst {digest} -mac HMAC -macopt {key} -binary | openssl base64 -A",
        "given": {
            "method": method,
            "target": target,
            "body_base64": base64.b64encode(body).decode(),
            "username": username,
            "secret": secret,
            "at": at,
            "algorithm": algorithm,
            "order": order.split(),
        },
        "expected": {
            "x_date": date,
            "content_sha512": hashed,
            "content_length": str(len(body)),
            "string_to_sign": text,
            "signature": signature,
            "authorization": f'hmac username="{username}", algorithm="{algorithm}", headers="{order}", signature="{signature}"',
        },
    }


if __name__ == "__main__":
    path = Path(__file__).with_name("signing.json")
    cases = [case(*row) for row in CASES]
    path.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(cases)} cases written to {path.name}")
