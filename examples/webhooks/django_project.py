"""The least of a Django project, standing in for yours: settings and one view."""

from django.http import HttpRequest, JsonResponse
from django.urls import path

SECRET_KEY = "only-for-this-example"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "examples.webhooks.django_project"
MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
USE_TZ = True


def home(_request: HttpRequest) -> JsonResponse:
    """A view of your own."""
    return JsonResponse({"service": "payouts"})


urlpatterns = [path("", home)]
