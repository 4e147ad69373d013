"""How often the pages of the log-in may be asked, beside what allauth limits by itself, and what costs the machine much."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from digiportal.access.views import RightRequired

LIMITS = {
    # Many sit behind one address in a municipality.
    "log_in_by_provider": "120/m/ip",
    "front_channel": "120/m/ip",
    "unknown_invitation": "20/m/ip,100/h/ip",
    "answer_invitation": "30/m/ip,10/m/key",
    # What costs much is counted for each user, never for an address: a colleague in the same house shuts nobody out.
    "search": "120/m/key",
    "document": "60/m/key",
    "export": "30/h/key",
    "personal_data": "10/h/key",
    "ask_for_invitation": "20/h/ip,3/d/key",
}
"""Action → how many in how long: for each address (ip) or each thing that the act is about (key)."""


def within_limit(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """Count one ``action`` and say whether it is still within its limits."""
    usage = consume(request, app="digiportal.accounts", action=action, config=LIMITS, key=key, limit_get=True)
    return usage is not None


class Costly(RightRequired):
    """A page that costs the machine much; first among the bases. Its action is one of ``LIMITS``, counted for each user.

    Who asks too often gets 429 with a page that says so.
    """

    costly_action: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not within_limit(request, self.costly_action, str(user.pk)):
            return render(request, "429.html", status=429)
        return super().dispatch(request, *args, **kwargs)
