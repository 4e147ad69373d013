"""Slowing down whoever guesses at passwords, without locking out the one who knows it.

Wrong passwords are counted for each address and e-mail together, for each address, and for each e-mail from
anywhere. A device on which the user has logged in before has a count of its own, so that nobody else's guesses
close the portal for it. The rates stand in ``ACCOUNT_RATE_LIMITS``.
"""

from __future__ import annotations

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

from digiportal.accounts.known_devices import known_device

FROM_HERE = "login_failed"
FROM_ANYWHERE = "login_failed_anywhere"
ON_KNOWN_DEVICE = "login_failed_known_device"
APP = "allauth.account"


def count_attempt(request: HttpRequest, email: str) -> RateLimitUsage | None:
    """Count an attempt at the password of ``email``; None when there have been too many.

    A right password takes its own count back (``rollback``), never those of the wrong ones.
    """
    counted = RateLimitUsage(usage=[])
    for action, key in _counts(request, email.lower()):
        usage = ratelimit.consume(request, app=APP, action=action, key=key)
        if usage is None:
            counted.rollback()
            return None
        counted.usage += usage.usage
    return counted


def forget_attempts(request: HttpRequest, email: str) -> None:
    """After a new password by mail, which shows who one is."""
    for action, key in _counts(request, email.lower()):
        ratelimit.clear(request, app=APP, action=action, key=key)


def _counts(request: HttpRequest, email: str) -> list[tuple[str, str]]:
    device = known_device(request, email)
    if device:
        return [(ON_KNOWN_DEVICE, f"{device}:{email}")]
    return [(FROM_HERE, f"{ratelimit.get_ip(request)}:{email}"), (FROM_ANYWHERE, email)]
