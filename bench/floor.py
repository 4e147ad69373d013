"""The least that a page can cost: the same session and user, one query, the same bytes."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from programme.models import Programme

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

body: list[bytes] = [b""]
"""What the view sends: set to what the portal's page sent."""


def bare(request: HttpRequest) -> HttpResponse:
    """Needs the log-in as the portal's page does."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    Programme.objects.order_by("pk").values_list("slug").first()
    return HttpResponse(body[0], charset=settings.DEFAULT_CHARSET)


urlpatterns = [path("", bare)]
