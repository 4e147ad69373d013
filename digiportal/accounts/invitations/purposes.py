"""What an invitation is to: packages say so, since the log-in knows no domain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from digiportal.accounts.models import User


@dataclass(frozen=True)
class Purpose:
    """What comes to a user who accepts: ``roles`` and ``places`` in plain words, in the active language.

    ``organisations`` are the organisation numbers of where the person belongs: whoever logs in from another
    organisation isn't the one who was invited.
    """

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: frozenset[str] = field(default_factory=frozenset)

    def __add__(self, other: Purpose) -> Purpose:
        return Purpose(self.roles + other.roles, self.places + other.places, self.organisations | other.organisations)


class PurposeSource(Protocol):
    """A package's answers about invitations."""

    def purpose(self, user: User) -> Purpose:
        """What ``user`` gets."""

    def may_invite(self, actor: Any, user: User) -> bool:
        """Whether ``actor`` may invite ``user``: one source that says yes is enough."""


_sources: list[PurposeSource] = []


def register_purposes(source: PurposeSource) -> None:
    """Let ``source`` say what invitations are to, and who may send them."""
    if source not in _sources:
        _sources.append(source)


def purpose_for(user: User) -> Purpose:
    """What ``user`` gets, of all packages together."""
    return sum((source.purpose(user) for source in _sources), Purpose())


def may_invite(actor: Any, user: User) -> bool:
    """Whether ``actor`` may invite, remind and withdraw; None is an operator's command. Nobody invites oneself."""
    if actor is None:
        return True
    return actor.pk != user.pk and any(source.may_invite(actor, user) for source in _sources)
