"""Seeing the portal as another role would: for one request, a user's rights are those of that role, and no others.

What is seen as is kept beside the request, not on the user object, so that a second object of the same user has no more
rights than the first. The rights come from the table of the anchor; the user's own play no part, except that
what opens exempt content is left out where the user doesn't have it (``make_seeing``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Seeing:
    """``user_pk`` sees as ``role`` on the anchor of kind ``label``, within the one programme ``within`` (its primary key).

    ``codenames`` are the rights that the role gives there.
    """

    user_pk: int
    label: str
    anchor_pk: int
    role: str
    within: int
    codenames: frozenset[str]

    def rights(self, label: str) -> dict[str, frozenset[int]]:
        """Right → anchors of kind ``label``: on the one anchor what the role gives, nothing anywhere else."""
        if label != self.label:
            return {}
        return dict.fromkeys(self.codenames, frozenset({self.anchor_pk}))


_seeing: ContextVar[Seeing | None] = ContextVar("digiportal.access.seeing", default=None)


def seeing(user: Any) -> Seeing | None:
    """As what ``user`` sees the portal in this request; None as himself."""
    now = _seeing.get()
    return now if now is not None and now.user_pk == user.pk else None


@contextmanager
def seeing_as(what: Seeing) -> Iterator[None]:
    """Let the user of ``what`` see as that, until the block is left."""
    token = _seeing.set(what)
    try:
        yield
    finally:
        _seeing.reset(token)
