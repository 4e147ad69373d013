"""Logging out at the provider too: ID-porten and Ansattporten keep people logged in, and ask that the way out is shown.

The ID token, which would spare the person a question there, is not kept for it: it holds a national identity number.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from digiportal.accounts.providers.configuration import ANSATTPORTEN, IDPORTEN, LoginProvider
from digiportal.accounts.providers.failures import LogInFailed
from digiportal.accounts.providers.metadata import metadata_of
from digiportal.accounts.providers.provider import find_provider
from digiportal.accounts.providers.sessions import PROVIDER


def page_after_logout(request: HttpRequest) -> str:
    """The address of the page that shows the way out of the provider; ``""`` for a session that came of none of these."""
    provider = find_provider(request.session.get(PROVIDER, ""))
    if provider is None or provider.kind not in (IDPORTEN, ANSATTPORTEN):
        return ""
    return reverse("log_in:logged-out", args=[provider.id])


def address_of_logout(request: HttpRequest, provider: LoginProvider) -> str:
    """Where one logs out at the provider, and comes back from; ``""`` when it tells none just now."""
    try:
        endpoint = metadata_of(provider).end_session_endpoint
    except LogInFailed:
        return ""
    back = {"client_id": provider.client_id, "post_logout_redirect_uri": request.build_absolute_uri("/")}
    return f"{endpoint}?{urlencode(back)}" if endpoint else ""
