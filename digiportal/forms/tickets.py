"""The ticket that every form carries: a signed hidden value with the version that it was opened with and its token."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import models
from django.http import HttpRequest, QueryDict

FIELD = "_ticket"
SALT = "digiportal.forms.ticket"
MAX_AGE = datetime.timedelta(days=30)
"""A form that has been open for longer than this is treated as one without a ticket."""

UNKNOWN = 0
"""As ``base``: nobody knows which version the person saw, so every difference must be decided."""


@dataclass(frozen=True)
class Ticket:
    """``version`` is the newest version of the object that the form was shown beside, None for what has no version.

    ``base`` is the version that the typed text started from; it is older than ``version`` once a conflict was shown.
    A ticket holds for one user (None: anonymous), one address and one object.
    """

    token: str
    user: int | None
    path: str
    subject: str
    version: int | None
    base: int | None

    def signed(self) -> str:
        """The value of the hidden field."""
        return signing.dumps(self.__dict__, salt=SALT, compress=True)


def issue(request: HttpRequest, subject: models.Model | None, base: int | None = None) -> Ticket:
    """A new ticket for a form about ``subject`` as it is now; its text started from version ``base`` (default: now)."""
    version: int | None = getattr(subject, "version", None)
    return Ticket(
        token=secrets.token_hex(16),
        user=request.user.pk,
        path=request.path,
        subject=_name(subject),
        version=version,
        base=version if base is None or version is None else base,
    )


def read(data: QueryDict) -> Ticket | None:
    """The ticket in what was posted; None when it is missing, forged, or too old."""
    try:
        content: dict[str, Any] = signing.loads(data.get(FIELD, ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    return Ticket(**content)


def read_for(data: QueryDict, request: HttpRequest, subject: models.Model | None) -> Ticket | None:
    """The ticket in what was posted, if it was issued to this user, on this address, for this object; else None."""
    ticket = read(data)
    if ticket is None:
        return None
    holds = (ticket.user, ticket.path, ticket.subject) == (request.user.pk, request.path, _name(subject))
    return ticket if holds else None


def _name(subject: models.Model | None) -> str:
    return f"{subject._meta.label}:{subject.pk}" if subject is not None else ""
