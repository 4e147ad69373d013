"""Other ways in than the portal's own password, such as the municipality's own log-in; packages register them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digiportal.accounts.models import User


@dataclass(frozen=True)
class WayIn:
    """A provider that a user is tied to: its name, and the address at which the user shows anew who it is.

    The address takes ``next``, is opened with GET, and leaves a ``socialaccount`` record in the session.
    """

    name: str
    confirm_url: str


_sources: list[Callable[[User], list[WayIn]]] = []


def register_ways_in(source: Callable[[User], list[WayIn]]) -> None:
    """Let ``source`` say by which providers a user logs in."""
    if source not in _sources:
        _sources.append(source)


def ways_in(user: User) -> list[WayIn]:
    """All the providers by which ``user`` logs in."""
    return [way for source in _sources for way in source(user)]
