"""Who one can be in the demonstration. The package with the data registers where they come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digiportal.accounts.models import User


@dataclass(frozen=True)
class Persona:
    """Somebody one can log in as with one click; ``roles`` in plain words, ``group`` is the heading to stand under."""

    email: str
    name: str
    roles: list[str]
    group: str


_sources: list[Callable[[], list[Persona]]] = []


def register_personas(source: Callable[[], list[Persona]]) -> None:
    """Let ``source`` say, at each request and in the page's language, who the personas are."""
    if source not in _sources:
        _sources.append(source)


def personas_by_group() -> dict[str, list[Persona]]:
    """All personas under their headings, in the order in which they were registered."""
    groups: dict[str, list[Persona]] = {}
    for persona in _all():
        groups.setdefault(persona.group, []).append(persona)
    return groups


def persona_user(email: str) -> User | None:
    """The user of a persona; None for anybody else, whoever it is."""
    if all(persona.email != email for persona in _all()):
        return None
    return User.objects.filter(email=email, is_active=True).first()


def _all() -> list[Persona]:
    return [persona for source in _sources for persona in source()]
