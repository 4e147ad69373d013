"""Lines of the log in words, as far as the reader may know them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from digiportal.accounts.sessions.device import device_in_words
from digiportal.audit.events import REFUSED, ROLE_ENDED, ROLE_GIVEN, SEEN_AS_ROLE, all_events, title_of
from digiportal.audit.models import Entry
from digiportal.audit.words import facts_in_words, kind_in_words

WITH_NAME = (ROLE_GIVEN, ROLE_ENDED, SEEN_AS_ROLE)
"""Events within a cooperation of which those who operate the portal see what they are about: roles are theirs to know."""

WORRYING = frozenset({"log_in_refused", "second_factor_refused", "invitation_refused", REFUSED})


@dataclass(frozen=True)
class ShownEntry:
    """A line as a reader sees it; ``facts`` are pairs of name and value."""

    pk: int
    at: datetime.datetime
    title: str
    is_worrying: bool
    actor: str
    address: str
    device: str
    programme: str
    about: str
    facts: list[tuple[str, str]]


def show(entry: Entry, *, to_operator: bool) -> ShownEntry:
    """The line in the page's language. To an operator nothing is told of a cooperation's content."""
    is_hidden = to_operator and entry.programme_pk is not None and entry.event not in WITH_NAME
    facts = {} if is_hidden else entry.facts
    return ShownEntry(
        pk=entry.pk,
        at=entry.at,
        title=title_of(entry.event),
        is_worrying=entry.event in WORRYING,
        actor=entry.actor_name or ("" if entry.event in WORRYING else _machine(entry)),
        address=entry.address or "",
        device=device_in_words(entry.device) if entry.device else "",
        programme="" if entry.object_title == entry.programme_name and not is_hidden else entry.programme_name,
        about="" if is_hidden else about(entry),
        facts=list(facts_in_words(facts)),
    )


def about(entry: Entry) -> str:
    """What it was about: its title, and which kind of thing it is where the log knows a word for it."""
    kind = kind_in_words(entry.object_label)
    if not entry.object_title:
        return kind
    return _("%(title)s (%(kind)s)") % {"title": entry.object_title, "kind": kind} if kind else entry.object_title


def words_for_operator(words: str) -> Q:
    """Where an operator's words are looked for: nowhere where they would tell what isn't shown."""
    shown = Q(programme_pk__isnull=True) | Q(event__in=WITH_NAME)
    titles = Q(object_title__icontains=words) | Q(facts__path__icontains=words)
    return _everywhere(words) | (shown & titles)


def words_for_auditor(words: str) -> Q:
    return _everywhere(words) | Q(object_title__icontains=words) | Q(facts__path__icontains=words)


def operator_events() -> list[str]:
    """The codes of what those who operate the portal see."""
    return [kind.code for kind in all_events() if kind.for_operator]


def _everywhere(words: str) -> Q:
    return Q(actor_name__icontains=words) | Q(address__contains=words) | Q(programme_name__icontains=words)


def _machine(entry: Entry) -> str:
    """Nobody was logged in: a command on the machine where there is no address either."""
    return _("the portal itself") if entry.address is None else ""
