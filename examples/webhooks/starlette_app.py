"""Starlette.

from ingo_wrapper.webhooks import Inbox, SourceAddress
app = create_app(Inbox("events.db"), SourceAddress("sandbox"))
"""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ingo_wrapper.webhooks import Authenticity, WebhookASGI


async def home(_request: Request) -> JSONResponse:
    """A route of your own."""
    return JSONResponse({"service": "payouts"})


def create_app(store: object, authenticity: Authenticity) -> Starlette:
    """An application that receives webhooks at /ingo/webhooks."""
    return Starlette(
        routes=[
            Route("/", home),
            Route("/ingo/webhooks", WebhookASGI(store, authenticity=authenticity)),
        ]
    )
