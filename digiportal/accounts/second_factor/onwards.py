"""Where somebody was going when a second factor had to be set up first."""

from __future__ import annotations

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

KEY = "digiportal.accounts.second_factor.onwards"


def remember(request: HttpRequest) -> None:
    """Keep the ``next`` of the address, when it is on this site, until the setting up is done."""
    url = request.GET.get(REDIRECT_FIELD_NAME, "")
    if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        request.session[KEY] = url


def onwards(request: HttpRequest) -> str:
    """Where to go on: the page that was kept, else the page «Security»."""
    return str(request.session.get(KEY) or reverse("accounts:security"))


def arrived(request: HttpRequest) -> None:
    """Nothing is to be gone on to any longer."""
    request.session.pop(KEY, None)
