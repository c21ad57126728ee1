"""Real handshakes: every documented suite works, everything else is refused. uvicorn and nginx."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from examples.webhooks import tls_uvicorn
from ingo_wrapper.webhooks import Event, Simulated, SourceAddress, WebhookASGI
from tests.webhooks.deliveries import CHECK_PAID
from tests.webhooks.servers import post, status_of, uvicorn_server

NGINX_CONF = Path(__file__).parents[2] / "examples" / "webhooks" / "nginx.conf"

# By hand from docs/hub/webhooks, in OpenSSL's names.
ACCEPTED = [
    ("-tls1_3", "TLS_AES_256_GCM_SHA384"),
    ("-tls1_3", "TLS_CHACHA20_POLY1305_SHA256"),
    ("-tls1_3", "TLS_AES_128_GCM_SHA256"),
    ("-tls1_2", "ECDHE-RSA-AES256-GCM-SHA384"),
    ("-tls1_2", "ECDHE-RSA-CHACHA20-POLY1305"),
    ("-tls1_2", "ECDHE-RSA-AES128-GCM-SHA256"),
]
REFUSED = [
    ("-tls1_3", "TLS_AES_128_CCM_SHA256", ()),
    ("-tls1_3", "TLS_AES_128_CCM_8_SHA256", ()),
    ("-tls1_2", "ECDHE-RSA-AES256-SHA384", ()),
    ("-tls1_2", "ECDHE-RSA-AES128-SHA256", ()),
    ("-tls1_2", "ECDHE-RSA-AES256-SHA", ()),
    ("-tls1_2", "AES256-GCM-SHA384", ()),
    ("-tls1_2", "AES128-SHA", ()),
    ("-tls1_2", "DHE-RSA-AES256-GCM-SHA384", ()),
    ("-tls1_1", "ALL:@SECLEVEL=0", ()),
    ("-tls1", "ALL:@SECLEVEL=0", ()),
    # the right suite, another key exchange
    ("-tls1_3", "TLS_AES_256_GCM_SHA384", ("-groups", "P-256")),
    ("-tls1_2", "ECDHE-RSA-AES256-GCM-SHA384", ("-groups", "P-256")),
]


class Store:
    def __init__(self) -> None:
        self.kept: list[Event] = []

    def accept(self, event: Event) -> None:
        self.kept.append(event)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    pem, key = folder / "fullchain.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
    ]
    subprocess.run([*command, "-out", pem, "-keyout", key], check=True, capture_output=True)
    return pem, key


@contextmanager
def by_uvicorn(certificate: tuple[Path, Path]) -> Iterator[tuple[int, Store]]:
    store = Store()
    app = WebhookASGI(store, authenticity=Simulated())
    server = tls_uvicorn.server(app, *certificate, host="127.0.0.1", port=0, log_config=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    _wait(lambda: server.started, "uvicorn")
    try:
        yield server.servers[0].sockets[0].getsockname()[1], store
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def by_nginx(certificate: tuple[Path, Path], folder: Path) -> Iterator[tuple[int, Store]]:
    store = Store()
    check = SourceAddress("production", trusted_proxies=["127.0.0.1"], also=["127.0.0.2"])
    with uvicorn_server(WebhookASGI(store, authenticity=check)) as upstream:
        port = _free_port()
        with _nginx(_configuration(certificate, folder, port, upstream), port):
            yield port, store


def _configuration(certificate: tuple[Path, Path], folder: Path, port: int, upstream: int) -> Path:
    """The example as it is, but for addresses and files."""
    example = NGINX_CONF.read_text(encoding="utf-8")
    for text, replacement in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{upstream}"),
        ("/etc/ssl/webhooks/fullchain.pem", str(certificate[0])),
        ("/etc/ssl/webhooks/key.pem", str(certificate[1])),
    ):
        assert text in example
        example = example.replace(text, replacement)
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.getuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(
        f"{user}daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}{example}}}\n"
    )
    return main


@contextmanager
def _nginx(configuration: Path, port: int) -> Iterator[None]:
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if binary is None:
        pytest.fail("nginx is missing; scripts/install-test-tools installs it")
    process = subprocess.Popen(
        [binary, "-e", configuration.parent / "error.log", "-c", configuration]
    )
    try:
        _wait(lambda: process.poll() is None and _listening(port), "nginx")
        yield
    finally:
        process.terminate()
        process.wait(10)


def _listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _wait(ready: Any, what: str) -> None:
    deadline = time.monotonic() + 10
    while not ready():
        assert time.monotonic() < deadline, f"{what} did not start"
        time.sleep(0.02)


@pytest.fixture(scope="module", params=["uvicorn", "nginx"])
def served(
    request: pytest.FixtureRequest,
    certificate: tuple[Path, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, int, Store]]:
    server = (
        by_uvicorn(certificate)
        if request.param == "uvicorn"
        else by_nginx(certificate, tmp_path_factory.mktemp("nginx"))
    )
    with server as (port, store):
        yield request.param, port, store


def handshake(port: int, version: str, suite: str, *options: str) -> str:
    """The suite that openssl agreed on, or "" when the handshake failed."""
    which = "-ciphersuites" if version == "-tls1_3" else "-cipher"
    command = [
        "openssl",
        "s_client",
        "-connect",
        f"127.0.0.1:{port}",
        version,
        which,
        suite,
        *options,
    ]
    result = subprocess.run(command, input=b"", capture_output=True, timeout=20, check=False)
    line = next((line for line in result.stdout.decode().splitlines() if "Cipher is" in line), "")
    agreed = line.rpartition(" ")[2]
    assert (result.returncode == 0) is (agreed not in ("", "(NONE)")), result
    return agreed if result.returncode == 0 else ""


@pytest.mark.parametrize(("version", "suite"), ACCEPTED)
def test_every_documented_suite_is_accepted(
    served: tuple[str, int, Store], version: str, suite: str
) -> None:
    assert handshake(served[1], version, suite, "-groups", "X25519") == suite


@pytest.mark.parametrize(("version", "suite", "options"), REFUSED)
def test_everything_else_is_refused(
    served: tuple[str, int, Store], version: str, suite: str, options: tuple[str, ...]
) -> None:
    agreed = handshake(served[1], version, suite, *options)
    assert agreed == (suite if "-groups" in options and not restricts_curves(served[0]) else "")


def restricts_curves(kind: str) -> bool:
    """Whether the server holds to x25519: nginx always, uvicorn where Python knows its name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    return kind == "nginx" or tls_uvicorn.only_x25519(context)


def test_the_client_of_these_tests_could_have_used_what_is_refused(
    certificate: tuple[Path, Path],
) -> None:
    """A refusal means something only if a permissive server would have agreed."""
    for version, suite, options in REFUSED:
        port = _free_port()
        command = [
            "openssl",
            "s_server",
            "-accept",
            str(port),
            "-cert",
            str(certificate[0]),
            "-key",
            str(certificate[1]),
            "-cipher",
            "ALL:@SECLEVEL=0",
            "-quiet",
        ]
        suites = "TLS_AES_256_GCM_SHA384:TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256"
        server = subprocess.Popen(
            [*command, "-ciphersuites", suites], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        try:
            _wait(lambda port=port: _listening(port), "openssl s_server")
            assert handshake(port, version, suite, *options), (version, suite)
        finally:
            server.kill()
            server.communicate()


def over_tls(port: int, request: bytes, source: str) -> bytes:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection(
            ("127.0.0.1", port), timeout=10, source_address=(source, 0)
        ) as plain,
        context.wrap_socket(plain) as client,
    ):
        client.sendall(request)
        return client.recv(65536)


def test_a_delivery_over_tls(served: tuple[str, int, Store]) -> None:
    _, port, store = served
    store.kept.clear()
    assert status_of(over_tls(port, post(CHECK_PAID, "Connection: close"), "127.0.0.2")) == 200
    assert [event.id for event in store.kept] == ["sb01-7f3c"]


def test_nginx_passes_on_the_address_that_it_saw(
    certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    with by_nginx(certificate, tmp_path) as (port, store):
        spoofed = post(CHECK_PAID, "X-Forwarded-For: 127.0.0.2", "Connection: close")
        assert status_of(over_tls(port, spoofed, "127.0.0.3")) == 403
        assert status_of(over_tls(port, post(CHECK_PAID, path="/other"), "127.0.0.2")) == 404
        assert (
            status_of(over_tls(port, post(b" " * 262_145, "Connection: close"), "127.0.0.2")) == 413
        )
        assert store.kept == []


def test_the_example_refuses_to_start_with_other_suites(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls_uvicorn, "TLS_1_3", ("TLS_AES_256_GCM_SHA384",))
    with pytest.raises(RuntimeError, match="TLS_CHACHA20_POLY1305_SHA256"):
        tls_uvicorn.tls_context(*certificate)
