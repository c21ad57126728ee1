"""Flask.

from ingo_wrapper.webhooks import Inbox, SourceAddress
app = create_app(Inbox("events.db"), SourceAddress("sandbox"))
"""

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from ingo_wrapper.webhooks import Authenticity, WebhookWSGI


def create_app(store: object, authenticity: Authenticity) -> Flask:
    """An application that receives webhooks at /ingo/webhooks and still has routes of its own."""
    app = Flask(__name__)
    webhooks = WebhookWSGI(store, authenticity=authenticity)
    app.wsgi_app = DispatcherMiddleware(app.wsgi_app, {"/ingo/webhooks": webhooks})  # type: ignore[method-assign]

    @app.get("/")
    def home() -> dict[str, str]:
        return {"service": "payouts"}

    return app
