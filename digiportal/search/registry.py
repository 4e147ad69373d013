"""What can be found. Packages register theirs in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise


@dataclass(frozen=True)
class Text:
    """Columns of a table in which words are looked for.

    ``path`` leads from what is found to the row that has the columns; empty for its own. ``quoted`` are the columns that a
    hit may quote around the words. ``named`` are lower-case words by which every row is found as well. Each has an index by
    `digiportal.search.vectors.SearchIndex` in a migration, on the same columns in the same order.
    """

    model: type[models.Model]
    columns: tuple[str, ...]
    path: str = ""
    quoted: tuple[str, ...] = ()
    named: str = ""


@dataclass(frozen=True)
class Searchable:
    """A kind of object that can be found.

    ``visible`` gives the condition in SQL of what a user sees, by the policies; ``texts`` begins with the columns that
    hold the title, which count most. ``newest`` orders, the newest first. ``numbered`` finds by a number such as 94/18.
    """

    noun: str
    label: str | Promise
    model: type[models.Model]
    visible: Callable[[Any], Q]
    url: Callable[[Any], str]
    title: Callable[[Any], str]
    where: Callable[[Any], str]
    texts: tuple[Text, ...]
    newest: tuple[str, ...]
    related: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    numbered: Callable[[int, int], Q] | None = None


_searchables: dict[str, Searchable] = {}


def register_searchable(*searchables: Searchable) -> None:
    """Let these be found; a noun stands in the address and is unique."""
    for searchable in searchables:
        _searchables[searchable.noun] = searchable


def searchables() -> tuple[Searchable, ...]:
    """All kinds in the order in which they were registered."""
    return tuple(_searchables.values())
