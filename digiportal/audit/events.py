"""The kinds of events that the log knows, with their titles in the reader's language.

A package registers kinds of its own in ``AppConfig.ready``; a code that nobody registered is refused when it is noted.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOG_IN = "log_in"
LOG_IN_REFUSED = "log_in_refused"
LOG_OUT = "log_out"
SESSION_ENDED = "session_ended"
PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the code of an event
SECOND_FACTOR_SET = "second_factor_set"
SECOND_FACTOR_REMOVED = "second_factor_removed"
SECOND_FACTOR_REFUSED = "second_factor_refused"
SECOND_FACTOR_RESET = "second_factor_reset"
WAY_IN_ADDED = "way_in_added"
WAY_IN_REMOVED = "way_in_removed"
REFUSED = "refused"
ROLE_GIVEN = "role_given"
ROLE_ENDED = "role_ended"
SEEN_AS_ROLE = "seen_as_role"
INVITATION_SENT = "invitation_sent"
INVITATION_WITHDRAWN = "invitation_withdrawn"
INVITATION_ACCEPTED = "invitation_accepted"
INVITATION_REFUSED = "invitation_refused"
EXEMPT_READ = "exempt_read"
EXPORTED = "exported"
PERSON_EXPORTED = "person_exported"
PERSON_ANONYMISED = "person_anonymised"
LOG_CLEARED = "log_cleared"


@dataclass(frozen=True)
class EventKind:
    """A kind of event.

    ``with_act``: it tells of something done, is written in the same transaction, and goes with it when that is rolled
    back. All others tell of something tried or seen, and are written whatever becomes of the request.

    ``for_operator``: those who operate the portal see it too; events about content don't concern them.
    """

    code: str
    title: str | Promise
    with_act: bool = False
    for_operator: bool = True


_kinds: dict[str, EventKind] = {}


def register_events(*kinds: EventKind) -> None:
    """Let the log know ``kinds``."""
    _kinds.update({kind.code: kind for kind in kinds})


def event_kind(code: str) -> EventKind:
    """The kind of a code. Raises ``LookupError`` for one that nobody registered."""
    return _kinds[code]


def all_events() -> list[EventKind]:
    """All kinds, in the order in which they were registered."""
    return list(_kinds.values())


def title_of(code: str) -> str:
    """The title in the page's language; the code itself for a kind that there was once."""
    kind = _kinds.get(code)
    return str(kind.title) if kind else code


def register() -> None:
    """The kinds that every part of the machinery may note; called once, when the application is ready."""
    register_events(
        EventKind(LOG_IN, _("Logged in")),
        EventKind(LOG_IN_REFUSED, _("Log-in refused")),
        EventKind(LOG_OUT, _("Logged out")),
        EventKind(SESSION_ENDED, _("Session ended"), with_act=True),
        EventKind(PASSWORD_CHANGED, _("Password changed")),
        EventKind(SECOND_FACTOR_SET, _("Second factor set up")),
        EventKind(SECOND_FACTOR_REMOVED, _("Second factor removed")),
        EventKind(SECOND_FACTOR_REFUSED, _("Second factor refused")),
        EventKind(SECOND_FACTOR_RESET, _("Second factor reset by an administrator"), with_act=True),
        EventKind(WAY_IN_ADDED, _("Way to log in added"), with_act=True),
        EventKind(WAY_IN_REMOVED, _("Way to log in removed"), with_act=True),
        EventKind(REFUSED, _("Refused: no right")),
        EventKind(ROLE_GIVEN, _("Role given"), with_act=True),
        EventKind(ROLE_ENDED, _("Role ended"), with_act=True),
        EventKind(SEEN_AS_ROLE, _("Saw the portal as another role")),
        EventKind(INVITATION_SENT, _("Invitation sent"), with_act=True),
        EventKind(INVITATION_WITHDRAWN, _("Invitation withdrawn"), with_act=True),
        EventKind(INVITATION_ACCEPTED, _("Invitation accepted"), with_act=True),
        EventKind(INVITATION_REFUSED, _("Invitation used by somebody else"), with_act=True),
        EventKind(EXEMPT_READ, _("Opened exempt content"), for_operator=False),
        EventKind(EXPORTED, _("Exported"), for_operator=False),
        EventKind(PERSON_EXPORTED, _("Personal data exported")),
        EventKind(PERSON_ANONYMISED, _("Person anonymised"), with_act=True),
        EventKind(LOG_CLEARED, _("Old lines of the log removed")),
    )
