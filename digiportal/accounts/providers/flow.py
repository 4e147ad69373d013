"""The way to a provider and back, with what must be the same at both ends kept in the session (allauth's states)."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Any

from allauth.socialaccount.internal import statekit
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from digiportal.accounts.limits import within_limit
from digiportal.accounts.providers import pages
from digiportal.accounts.providers.asking import Asked, address_to_ask, identity_for
from digiportal.accounts.providers.configuration import ANSATTPORTEN, IDPORTEN, LoginProvider
from digiportal.accounts.providers.failures import CANCELLED, OUT_OF_DATE, UNREACHABLE, LogInFailed
from digiportal.accounts.providers.identity import Identity

LOG_IN, CONNECT, AGAIN = "login", "connect", "again"
"""What for: to log in, to add a way to log in, or to show that one is still the same person."""

WRONG_ACCOUNT = "login_wrong_account"
"""Key in the session."""

State = dict[str, Any]


def begin(
    request: HttpRequest,
    provider: LoginProvider,
    process: str = LOG_IN,
    next_url: str = "",
    came_for: State | None = None,
) -> HttpResponse:
    """Send the browser to the provider. ``came_for`` is the kind and key of an arrival (``arrivals``).

    What is asked for stands in the configuration and here; nothing of the request changes it.
    """
    if not within_limit(request, "log_in_by_provider"):
        return render(request, "429.html", status=429)
    challenge = generate_code_challenge()
    asked = Asked(
        token_urlsafe(32), token_urlsafe(32), challenge["code_challenge"].decode(), _prompt(request, provider, process)
    )
    state = {
        "process": process,
        "next": next_url,
        "data": came_for,
        "nonce": asked.nonce,
        "verifier": challenge["code_verifier"],
        "user": request.user.pk,
    }
    try:
        address = address_to_ask(provider, callback_address(request, provider), asked, get_language() or "nb")
    except LogInFailed as failed:
        return pages.failure(request, provider, failed, next_url)
    statekit.stash_state(request, provider_id=provider.id, state=state, state_id=asked.state)
    return pages.on_the_way(request, provider, address)


def choose_next_time(request: HttpRequest, provider: LoginProvider) -> None:
    """The account that somebody came back with was the wrong one: let the provider ask which one, the next time."""
    request.session[WRONG_ACCOUNT] = provider.id


def _prompt(request: HttpRequest, provider: LoginProvider, process: str) -> str:
    is_to_choose = request.session.pop(WRONG_ACCOUNT, None) == provider.id
    if process == AGAIN or (is_to_choose and provider.kind in (IDPORTEN, ANSATTPORTEN)):
        return "login"
    return "select_account" if is_to_choose else ""


def take_state(request: HttpRequest, provider: LoginProvider) -> State:
    """What was kept when this log-in began; once only. Raises ``LogInFailed`` (out of date)."""
    state_id = request.GET.get("state", "")
    state = statekit.unstash_state(request, provider_id=provider.id, state_id=state_id)
    if state is None:
        raise LogInFailed(OUT_OF_DATE, "no such log-in has begun")
    if state["process"] != LOG_IN and state["user"] != request.user.pk:
        raise LogInFailed(OUT_OF_DATE, "somebody else is logged in now")
    return state


def identity_of_answer(request: HttpRequest, provider: LoginProvider, state: State) -> Identity:
    """Who came back. Raises ``LogInFailed``."""
    error, code = request.GET.get("error"), request.GET.get("code")
    if error == "access_denied":
        raise LogInFailed(CANCELLED, error)
    if error or not code:
        raise LogInFailed(UNREACHABLE, f"answered with the error {error!r}")
    return identity_for(provider, callback_address(request, provider), code, state["verifier"], state["nonce"])


def callback_address(request: HttpRequest, provider: LoginProvider) -> str:
    """Where the provider sends the browser back to; registered there to the letter."""
    return request.build_absolute_uri(reverse("log_in:answer", args=[provider.id]))
