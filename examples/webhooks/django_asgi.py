"""Django under ASGI: what to put into the project's asgi.py.

The receiver stands in front of Django, so that no middleware, CSRF check or body limit of Django's
comes between Ingo and the store. Your handlers, which run later, use the ORM as usual.

    from ingo_wrapper.webhooks import Inbox, SourceAddress
    application = create_application(Inbox("events.db"), SourceAddress("sandbox"))
"""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.asgi import get_asgi_application

from ingo_wrapper.webhooks import Authenticity, WebhookASGI

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examples.webhooks.django_project")


def create_application(
    store: object, authenticity: Authenticity
) -> Callable[[Any, Any, Any], Awaitable[None]]:
    """Django, with webhooks at /ingo/webhooks."""
    django = get_asgi_application()
    webhooks = WebhookASGI(store, authenticity=authenticity)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        ours = scope["type"] == "lifespan" or scope.get("path") == "/ingo/webhooks"
        await (webhooks if ours else django)(scope, receive, send)

    return application
