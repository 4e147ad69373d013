"""Whether somebody has lately shown who it is, and the question for pages on which that matters.

A session keeps when and how its user was authenticated (allauth's ``account_authentication_methods``): by password,
by a second factor, by a provider such as the municipality's own log-in, or as a persona of the demonstration.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from digiportal.access.views import RightRequired
from digiportal.accounts.interruption import lead_to
from digiportal.accounts.models import User

PERSONA = "persona"
"""The method of a log-in by one click in the demonstration."""


def note_authentication(request: HttpRequest, user: User, method: str, **facts: Any) -> None:
    """Let the session of ``request`` know that ``user`` has been authenticated by ``method`` at this moment."""
    record_authentication(request, user, method, **facts)


def authenticated_at(request: HttpRequest) -> float | None:
    """When the user last showed who it is, in this session, as seconds since 1970; None when nobody knows."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return max((record["at"] for record in records), default=None)


def is_recent(request: HttpRequest) -> bool:
    """Whether that was within ``RECENTLY_AUTHENTICATED_FOR``."""
    moment = authenticated_at(request)
    return moment is not None and time.time() - moment < settings.RECENTLY_AUTHENTICATED_FOR.total_seconds()


class RecentlyAuthenticated(RightRequired):
    """Mixin for views on which a stolen or forgotten session must do no harm, such as giving a role.

    ``class GiveRole(RecentlyAuthenticated, ActForm)``: somebody whose log-in, or last answer to this question, is older
    than ``RECENTLY_AUTHENTICATED_FOR`` is asked to confirm who it is, by password, second factor, passkey or provider,
    and comes back to the page. What was typed into an ``ActForm`` waits there, is shown again and is saved when it is sent
    once more; passwords and files aren't kept. Whoever may not see the page gets 404 as elsewhere, without being asked.

    In a test, ``tests.accounts.confirming.confirm(client)`` makes the client's session recent.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not is_recent(request):
            self._refuse_those_without_right()
            return lead_to(reverse("account_reauthenticate"), request, type(self))
        return super().dispatch(request, *args, **kwargs)

    def _refuse_those_without_right(self) -> None:
        self.prepare()
        find = getattr(self, "get_object", None)
        if find is not None:
            find()
