"""The pages of a log-in by a provider that are no forms: on the way there, and when it came to nothing."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.failures import (
    CANCELLED,
    LEVEL,
    NOT_TRUSTED,
    OUT_OF_DATE,
    SOMEBODY_ELSE,
    TENANT,
    UNREACHABLE,
    LogInFailed,
)
from digiportal.accounts.providers.identity import Identity
from digiportal.audit import note
from digiportal.audit.events import LOG_IN_REFUSED

logger = logging.getLogger(__name__)

STATUS = {
    UNREACHABLE: 424,
    NOT_TRUSTED: 403,
    OUT_OF_DATE: 400,
    CANCELLED: 200,
    TENANT: 403,
    LEVEL: 403,
    SOMEBODY_ELSE: 403,
}
"""A provider that fails is answered with 424: no error of the portal, which a front server might cover with its own page."""


def on_the_way(request: HttpRequest, provider: LoginProvider, address: str) -> HttpResponse:
    """Leads on to the provider by itself, or by a link.

    A page and no redirect, because a form may lead to the portal alone (form-action of the content policy), and where a
    municipality's log-in passes through, nobody can say beforehand.
    """
    return render(request, "socialaccount/on_the_way.html", {"provider": provider, "address": address})


def failure(request: HttpRequest, provider: LoginProvider, failed: LogInFailed, next_url: str = "") -> HttpResponse:
    """Says plainly what happened, and shows all the ways in."""
    if failed.reason != CANCELLED:
        logger.warning("log-in by %s failed: %s", provider.id, failed)
        note(LOG_IN_REFUSED, request=request, provider=provider.id, reason=failed.reason)
    context = {"provider": provider, "reason": failed.reason, "next_url": next_url}
    return render(request, "socialaccount/failed.html", context, status=STATUS[failed.reason])


def unknown_identity(request: HttpRequest, provider: LoginProvider, identity: Identity) -> HttpResponse:
    """For somebody whom the provider knows and the portal doesn't."""
    note(LOG_IN_REFUSED, request=request, provider=provider.id, reason="unknown_identity")
    context = {"provider": provider, "identity": identity}
    return render(request, "socialaccount/unknown.html", context, status=403)
