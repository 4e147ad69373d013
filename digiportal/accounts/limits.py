"""How often the pages of the log-in may be asked, beside what allauth limits by itself."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

LIMITS = {
    # Many sit behind one address in a municipality.
    "log_in_by_provider": "120/m/ip",
    "front_channel": "120/m/ip",
    "unknown_invitation": "20/m/ip,100/h/ip",
    "answer_invitation": "30/m/ip,10/m/key",
    "personal_data": "10/h/key",
    "ask_for_invitation": "20/h/ip,3/d/key",
}
"""Action → how many in how long: for each address (ip) or each thing that the act is about (key)."""


def within_limit(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """Count one ``action`` and say whether it is still within its limits."""
    usage = consume(request, app="digiportal.accounts", action=action, config=LIMITS, key=key, limit_get=True)
    return usage is not None
