"""TLS in uvicorn itself, with exactly the protocol versions and cipher suites that Ingo documents.

    from ingo_wrapper.webhooks import Inbox, SourceAddress, WebhookASGI
    app = WebhookASGI(Inbox("events.db"), authenticity=SourceAddress("production"))
    server(app, "fullchain.pem", "key.pem", host="0.0.0.0", port=443).run()

The TLS 1.2 suites need an RSA certificate; an ECDSA certificate would leave only TLS 1.3.
Source: docs/hub/webhooks.
"""

import ssl
from pathlib import Path
from typing import Any

import uvicorn

TLS_1_2 = (
    "ECDHE-RSA-AES256-GCM-SHA384",  # TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 (0xc030)
    "ECDHE-RSA-CHACHA20-POLY1305",  # TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 (0xcca8)
    "ECDHE-RSA-AES128-GCM-SHA256",  # TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (0xc02f)
)
TLS_1_3 = (
    "TLS_AES_256_GCM_SHA384",  # 0x1302
    "TLS_CHACHA20_POLY1305_SHA256",  # 0x1303
    "TLS_AES_128_GCM_SHA256",  # 0x1301
)


def tls_context(certificate: Path | str, key: Path | str) -> ssl.SSLContext:
    """TLS 1.2 and 1.3, six suites, and nothing else; key exchange as `only_x25519` says.

    Raises:
        RuntimeError: this machine's OpenSSL is configured for other TLS 1.3 suites.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(":".join(TLS_1_2))
    only_x25519(context)
    context.load_cert_chain(certificate, key)
    # Python has no say in the TLS 1.3 suites: OpenSSL's own three are the documented ones, unless
    # its configuration on this machine says otherwise.
    offered = {cipher["name"] for cipher in context.get_ciphers()}
    if offered != {*TLS_1_2, *TLS_1_3}:
        raise RuntimeError(f"OpenSSL offers other suites than documented: {sorted(offered)}")
    return context


def only_x25519(context: ssl.SSLContext) -> bool:
    """Exchange keys over x25519 and nothing else, where Python can say so.

    The first releases of Python 3.11 (Debian 12 has one) do not know the curve by name. There it
    stays what it is without a word: OpenSSL's first choice, with its other curves behind it.
    """
    try:
        context.set_ecdh_curve("X25519")
    except ssl.SSLError:
        return False
    return True


def server(app: Any, certificate: Path | str, key: Path | str, **options: Any) -> uvicorn.Server:
    """A uvicorn server for the application; options as in `uvicorn.Config`."""
    context = tls_context(certificate, key)
    config = uvicorn.Config(
        app, ssl_context_factory=lambda *_: context, proxy_headers=False, **options
    )
    return uvicorn.Server(config)
