"""What the log of events must know of cooperations, and when exempt content counts as opened (R19)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digiportal.audit import note
from digiportal.audit.domain import Domain, register_domain
from digiportal.audit.events import EXEMPT_READ
from digiportal.audit.words import register_kinds, register_words
from programme.models import Programme
from programme.role_words import ROLE_WORDS

PARENTS = ("programme", "case", "point", "resolution", "report", "meeting", "body", "project", "sharing", "budget")
"""Relations that lead from a record towards its cooperation, the nearest first."""


KINDS: dict[str, str | Promise] = {
    "programme.Programme": _("cooperation"),
    "programme.Organisation": _("organisation"),
    "programme.Body": _("body"),
    "programme.Meeting": _("meeting"),
    "programme.Case": _("case"),
    "programme.CaseAttachment": _("attachment"),
    "programme.Resolution": _("resolution"),
    "programme.FollowUp": _("follow-up"),
    "programme.AnnualReport": _("annual report"),
}


def register() -> None:
    """Called once, when the application is ready."""
    register_domain(Domain(programme_of_request, programme_of, is_exempt))
    register_words("role", role_in_words)
    register_kinds(KINDS)


def role_in_words(role: str) -> str:
    """The role's code itself for one that there was once."""
    return str(ROLE_WORDS.get(role, role))


def programme_of_request(request: HttpRequest) -> Programme | None:
    """The cooperation in whose pages the address is, whether or not there is such a page."""
    match = request.resolver_match
    slug = match.kwargs.get("programme") if match else None
    return Programme.objects.filter(slug=slug).first() if slug else None


def programme_of(obj: models.Model) -> Programme | None:
    """The cooperation that a record lies under; None for what lies under none, such as a municipality."""
    return next((one for one in _way_up(obj) if isinstance(one, Programme)), None)


def is_exempt(obj: models.Model) -> bool:
    """Whether the record, or the case or resolution that it is a part of, is exempt from public disclosure."""
    return any(getattr(one, "is_exempt", False) for one in _way_up(obj))


def note_opened(record: models.Model, path: str) -> None:
    """Called when somebody opens a record's page or file, at ``path``: noted where it is exempt."""
    if is_exempt(record):
        note(EXEMPT_READ, obj=record, path=path)


def _way_up(obj: models.Model) -> Iterator[models.Model]:
    here: models.Model | None = obj
    while here is not None:
        yield here
        here = next((up for name in PARENTS if (up := getattr(here, name, None)) is not None), None)
