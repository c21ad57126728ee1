"""Django under WSGI: what to put into the project's wsgi.py. See django_asgi.py for the reasons.

from ingo_wrapper.webhooks import Inbox, SourceAddress
application = create_application(Inbox("events.db"), SourceAddress("sandbox"))
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from ingo_wrapper.webhooks import Authenticity, WebhookWSGI

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "examples.webhooks.django_project")


def create_application(
    store: object, authenticity: Authenticity
) -> Callable[[Any, Any], Iterable[bytes]]:
    """Django, with webhooks at /ingo/webhooks."""
    django = get_wsgi_application()
    webhooks = WebhookWSGI(store, authenticity=authenticity)

    def application(environ: Any, start_response: Any) -> Iterable[bytes]:
        ours = environ["PATH_INFO"] == "/ingo/webhooks"
        answer: Iterable[bytes] = (webhooks if ours else django)(environ, start_response)
        return answer

    return application
