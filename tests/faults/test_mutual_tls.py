"""A client certificate, shown in a real handshake; without it, and with an unknown server, not sent."""

import datetime
import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ingo_wrapper import (
    AsyncIngo,
    Connection,
    ConnectionFailed,
    Credentials,
    Environment,
    Ingo,
    OutcomeUnknown,
    RetryPolicy,
)
from ingo_wrapper.models import BillerSearch

NOW = datetime.datetime.now(datetime.UTC)


class Made:
    """A certificate and its key, self-signed or signed by another."""

    def __init__(self, name: str, folder: Path, signer: "Made | None" = None) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        issuer = signer or self
        address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(self.subject)
            .issuer_name(issuer.subject)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - datetime.timedelta(hours=1))
            .not_valid_after(NOW + datetime.timedelta(hours=1))
            .add_extension(x509.SubjectAlternativeName([address]), critical=False)
            .add_extension(
                x509.BasicConstraints(ca=signer is None, path_length=None), critical=True
            )
            .sign(issuer.key, hashes.SHA256())
        )
        self.file, self.key_file = folder / f"{name}.pem", folder / f"{name}.key"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        self.key_file.write_bytes(
            self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )

    @property
    def files(self) -> tuple[str, str]:
        return str(self.file), str(self.key_file)


class Answer(BaseHTTPRequestHandler):
    """Says what the client's certificate says of itself."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        subject = dict(part[0] for part in self.connection.getpeercert()["subject"])
        body = json.dumps({"status": 100, "client_message": subject["commonName"]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


class Quiet(HTTPServer):
    """A refused handshake is what the test wants, not news."""

    def handle_error(self, *_arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Made]:
    folder = tmp_path_factory.mktemp("certificates")
    authority = Made("authority", folder)
    names = ("server", "payouts")
    return {"authority": authority, **{name: Made(name, folder, authority) for name in names}}


@pytest.fixture(scope="module")
def url(made) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*made["server"].files)
    context.load_verify_locations(made["authority"].file)
    context.verify_mode = ssl.CERT_REQUIRED
    server = Quiet(("127.0.0.1", 0), Answer)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def options(url: str, connection: Connection) -> dict[str, object]:
    return {
        "environment": Environment.simulator(url),
        "credentials": Credentials(username="u", secret="s", participant_id=1),
        "connection": connection,
        "retries": RetryPolicy.off(),
    }


def trusting(made: dict[str, Made]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(made["authority"].file))


def test_the_certificate_is_shown(made, url):
    connection = Connection(ssl_context=trusting(made), client_certificate=made["payouts"].files)
    with Ingo(**options(url, connection)) as ingo:
        assert ingo.search_billers(BillerSearch(account="1")).message == "payouts"


@pytest.mark.anyio
async def test_the_certificate_is_shown_without_blocking(made, url):
    connection = Connection(ssl_context=trusting(made), client_certificate=made["payouts"].files)
    async with AsyncIngo(**options(url, connection)) as ingo:
        assert (await ingo.search_billers(BillerSearch(account="1"))).message == "payouts"


def test_without_a_certificate(made, url):
    """Under TLS 1.3 the server refuses after the client believes to be connected: never "paid"."""
    connection = Connection(ssl_context=trusting(made))
    refused = pytest.raises((ConnectionFailed, OutcomeUnknown))
    with Ingo(**options(url, connection)) as ingo, refused:
        ingo.search_billers(BillerSearch(account="1"))


def test_a_server_that_nobody_vouches_for(url):
    """The default trust store does not know it: nothing is sent."""
    with Ingo(**options(url, Connection())) as ingo, pytest.raises(ConnectionFailed):
        ingo.search_billers(BillerSearch(account="1"))
