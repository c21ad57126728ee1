"""FastAPI (and Starlette: the same two lines).

    from ingo_wrapper.webhooks import Inbox, SourceAddress
    app = create_app(Inbox("events.db"), SourceAddress("sandbox"))

Run it with `uvicorn --no-proxy-headers`: the receiver reads X-Forwarded-For itself, and only from
the proxies named in `SourceAddress(..., trusted_proxies=[...])`.
"""

from fastapi import FastAPI
from starlette.routing import Route

from ingo_wrapper.webhooks import Authenticity, WebhookASGI


def create_app(store: object, authenticity: Authenticity) -> FastAPI:
    """An application that receives webhooks at /ingo/webhooks and still has routes of its own."""
    app = FastAPI()
    # A route and not app.mount(): a mount answers the address without its slash by a redirect.
    app.router.routes.append(Route("/ingo/webhooks", WebhookASGI(store, authenticity=authenticity)))

    @app.get("/")
    async def home() -> dict[str, str]:
        return {"service": "payouts"}

    return app
