"""Which records show their history, and what belongs to them. Packages register theirs in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise


@dataclass(frozen=True)
class Part:
    """Records that belong to another, such as the measures of a project.

    ``parent`` is the foreign key to the record that they belong to, ``named_by`` the fields that name one of them.
    """

    model: type[models.Model]
    parent: str
    label: str | Promise
    named_by: tuple[str, ...]


@dataclass(frozen=True)
class HistoryKind:
    """A noun in the address, its model and right, where its own page is, and the parts that are shown with it.

    ``within`` leads from the record to the record that the address begins with.
    """

    noun: str
    model: type[models.Model]
    url: Callable[[Any], str]
    within: str
    right: str = "see"
    parts: tuple[Part, ...] = ()


_kinds: dict[str, HistoryKind] = {}


def register_history(*kinds: HistoryKind) -> None:
    """Make the histories of these records readable."""
    for kind in kinds:
        _kinds[kind.noun] = kind


def kind_of(noun: str) -> HistoryKind:
    """The kind that an address names. Raises ``LookupError`` for a noun without a history."""
    return _kinds[noun]
