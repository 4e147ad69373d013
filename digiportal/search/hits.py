"""The lines that stand for what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from digiportal.richtext.plain import plain_text
from digiportal.search.finding import MOST_FOUND, load
from digiportal.search.marking import beginnings, marked, quotation
from digiportal.search.registry import Searchable, Text
from digiportal.search.words import Query


@dataclass(frozen=True)
class Hit:
    """One object that was found; title, quotation and place are HTML with the words marked."""

    title: SafeString
    quotation: SafeString
    where: SafeString
    url: str
    exempt: bool


@dataclass(frozen=True)
class Group:
    """What was found of one kind, ``count`` in all (``has_more``: and others); ``hits`` are those shown."""

    noun: str
    label: str | Promise
    count: int
    has_more: bool
    hits: tuple[Hit, ...]


def group(kind: Searchable, query: Query, found: Sequence[int], shown: Sequence[int]) -> Group:
    """The group of ``found`` keys, with the hits of those ``shown``."""
    return Group(kind.noun, kind.label, min(len(found), MOST_FOUND), len(found) > MOST_FOUND, hits(kind, query, shown))


def hits(kind: Searchable, query: Query, shown: Sequence[int]) -> tuple[Hit, ...]:
    """The lines of objects by their keys; the caller has found them for its user."""
    sought = beginnings(query)
    quoted = _quotations(kind, sought, shown)
    return tuple(
        Hit(
            marked(kind.title(obj), sought),
            marked(quoted.get(obj.pk, ""), sought),
            marked(kind.where(obj), sought),
            kind.url(obj),
            bool(getattr(obj, "is_exempt", False)),
        )
        for obj in load(kind, shown)
    )


def _quotations(kind: Searchable, sought: tuple[str, ...], shown: Sequence[int]) -> dict[Any, str]:
    """The first quotation of each object; one query for each text that is quoted."""
    quoted: dict[Any, str] = {}
    for text in kind.texts if shown else ():
        for key, columns in _rows(kind, text, shown):
            if not quoted.get(key):
                quoted[key] = next(filter(None, (quotation(_plain(column), sought) for column in columns)), "")
    return quoted


def _rows(kind: Searchable, text: Text, shown: Sequence[int]) -> list[tuple[Any, list[str]]]:
    if not text.quoted:
        return []
    paths = [f"{text.path}__{column}" if text.path else column for column in text.quoted]
    rows = kind.model._base_manager.filter(pk__in=shown).order_by("pk", f"{text.path or 'pk'}")
    return [(key, [column or "" for column in columns]) for key, *columns in rows.values_list("pk", *paths)]


def _plain(text: str) -> str:
    return plain_text(text) if "<" in text else text
