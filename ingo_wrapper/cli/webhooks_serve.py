"""`ingo webhooks serve | send`: a receiver with its inbox, and deliveries to try one with."""

import argparse
import asyncio
import os
import signal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ingo_wrapper.cli.webhooks_output import print_line
from ingo_wrapper.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingo_wrapper.webhooks import Authenticity, Inbox

SECRET_VARIABLE = "INGO_WEBHOOK_SECRET"  # noqa: S105 - the variable's name
PATH_VARIABLE = "INGO_WEBHOOK_PATH"


def add_commands(add: "Callable[..., Any]") -> None:
    """Add both commands by *add*, which makes a parser with the common options."""
    serve = add("serve", run_serve, "receive webhooks into an inbox, until Ctrl-C or SIGTERM")
    serve.add_argument("--app", help="module:inbox with your handlers; without it, only store")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on")
    serve.add_argument("--port", type=int, default=8443, help="default: 8443")
    serve.add_argument("--path", default="/ingo/webhooks", help="where deliveries arrive")
    serve.add_argument(
        "--from",
        dest="sources",
        choices=("sandbox", "production", "simulator"),
        help="accept the documented addresses of this environment (simulator: this machine)",
    )
    serve.add_argument(
        "--trusted-proxy",
        action="append",
        default=[],
        metavar="NETWORK",
        help="your own proxy, whose X-Forwarded-For is believed; may be repeated",
    )
    serve.add_argument("--tls-certificate", help="PEM file; without it plain HTTP, behind a proxy")
    serve.add_argument("--tls-key", help="PEM file of its key")
    serve.epilog = f"{SECRET_VARIABLE} adds an HMAC check, {PATH_VARIABLE} an unguessable path."
    send = add("send", run_send, "post a valid delivery to a receiver on this machine", inbox=False)
    send.add_argument("topic", nargs="?", help="without it, all known topics are listed")
    send.add_argument(
        "--to",
        default="http://127.0.0.1:8443/ingo/webhooks",
        metavar="URL",
        help="the receiver; default: where `serve` listens",
    )
    send.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        dest="values",
        help="such as data.event.check_amount=12.34; may be repeated",
    )
    send.add_argument("--id", help="metadata.id; the same id again is a repeated delivery")


def run_serve(args: argparse.Namespace) -> int:
    """Serve until told to stop: stops accepting, finishes, hands the rest back."""
    try:
        import uvicorn
    except ImportError:
        raise ConfigurationError("serve: needs uvicorn; pip install 'ingo-sdk[serve]'") from None
    authenticity = _authenticity(args)
    inbox = _inbox(args)
    server = uvicorn.Server(
        uvicorn.Config(
            _application(inbox, authenticity, args.path),
            host=args.host,
            port=args.port,
            ssl_certfile=args.tls_certificate,
            ssl_keyfile=args.tls_key,
            proxy_headers=False,
            server_header=False,
            log_level="warning",
            lifespan="off",
        )
    )
    inbox.open()
    _outlive_signals(server)
    print_line(f"receiving at {args.path}, health at /healthz, metrics at /metrics", None)
    with inbox:
        asyncio.run(server.serve())
    return 0


def _outlive_signals(server: Any) -> None:
    """Let a signal end the server and then, in peace, the inbox.

    uvicorn raises the signal once more when it has shut down; unheard, that would end the process
    before the inbox has finished what runs and handed back the rest.
    """

    def heard(*_: object) -> None:
        if not server.started:
            raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, heard)


def run_send(args: argparse.Namespace) -> int:
    """Post one delivery; 1 when it was not acknowledged."""
    from ingo_wrapper.webhooks.hmac_signature import Hmac
    from ingo_wrapper.webhooks.samples import send, topics

    if args.topic is None:
        for topic in topics():
            print_line(topic, None)
        return 0
    secret = os.environ.get(SECRET_VARIABLE)
    reply = send(
        args.to,
        args.topic,
        overrides=dict(_pair(text) for text in args.values),
        event_id=args.id,
        signature=Hmac([secret]) if secret else None,
    )
    print_line(f"{reply.status} from {args.to}", None)
    return 0 if 200 <= reply.status < 300 else 1


def _pair(text: str) -> tuple[str, object]:
    path, sign, value = text.partition("=")
    if not sign:
        raise ConfigurationError("--set: must look like data.event.check_amount=12.34")
    return path, value


def _authenticity(args: argparse.Namespace) -> "Authenticity":
    from ingo_wrapper.webhooks import AllOf, Hmac, SecretPath, Simulated, SourceAddress

    checks: list[Authenticity] = []
    if args.sources == "simulator":
        checks.append(Simulated())
    elif args.sources:
        checks.append(SourceAddress(args.sources, trusted_proxies=args.trusted_proxy))
    if secret := os.environ.get(SECRET_VARIABLE):
        checks.append(Hmac([secret]))
    if segment := os.environ.get(PATH_VARIABLE):
        checks.append(SecretPath(segment))
    if not checks:
        raise ConfigurationError(
            "serve: who may send? choose --from sandbox | production | simulator, or set "
            f"{SECRET_VARIABLE} or {PATH_VARIABLE}"
        )
    return AllOf(checks)


def _inbox(args: argparse.Namespace) -> "Inbox":
    if args.app:
        return _application_inbox(args.app)
    from ingo_wrapper.webhooks.inbox import Inbox

    url = args.inbox or os.environ.get("INGO_INBOX")
    if not url:
        raise ConfigurationError("serve: needs --inbox, INGO_INBOX or --app")
    return Inbox(url)


def _application_inbox(where: str) -> "Inbox":
    module, _, name = where.partition(":")
    try:
        found: Inbox = getattr(import_module(module), name or "inbox")
    except (ImportError, AttributeError):
        raise ConfigurationError(f"--app: there is no {where}") from None
    return found


def _application(inbox: "Inbox", authenticity: "Authenticity", path: str) -> Any:
    from ingo_wrapper.webhooks import WebhookASGI
    from ingo_wrapper.webhooks.inbox import health

    receiver = WebhookASGI(inbox, authenticity=authenticity)
    watch = health.asgi(inbox)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        ours = scope.get("path", "").startswith(path)
        await (receiver if ours else watch)(scope, receive, send)

    return application
