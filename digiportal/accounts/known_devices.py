"""Devices on which somebody has logged in before: they are counted apart when others guess at the password.

A signed cookie holds a name for the device and fingerprints of those who logged in on it. It opens nothing. The idea:
«Slow down online guessing attacks with device cookies», OWASP.
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "known_device"
SALT = "digiportal.accounts.known_device"
KEPT_FOR = datetime.timedelta(days=365)
PEOPLE = 10
"""So many people are remembered on one device, the newest ones."""


def known_device(request: HttpRequest, email: str) -> str | None:
    """The name of the device, when the owner of ``email`` has logged in on it; else None."""
    content = _read(request)
    return content["device"] if _fingerprint(email) in content["people"] else None


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let ``response`` tell the device that the owner of ``email`` has logged in on it."""
    content = _read(request)
    others = [person for person in content["people"] if person != _fingerprint(email)]
    content["people"] = [*others, _fingerprint(email)][-PEOPLE:]
    response.set_cookie(
        _name(),
        signing.dumps(content, salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        content: dict[str, Any] = signing.loads(request.COOKIES.get(_name(), ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return {"device": secrets.token_hex(16), "people": []}
    return content


def _name() -> str:
    return f"{settings.COOKIE_PREFIX}{COOKIE}"


def _fingerprint(email: str) -> str:
    return salted_hmac(SALT, email.lower(), algorithm="sha256").hexdigest()[:32]
