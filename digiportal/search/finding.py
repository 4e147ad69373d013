"""Finding what a user may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.functional import Promise

from digiportal.search.registry import Searchable, Text
from digiportal.search.vectors import Matches
from digiportal.search.words import Query, Term


@dataclass(frozen=True)
class Hit:
    """One object that was found."""

    title: str
    where: str
    url: str
    exempt: bool


@dataclass(frozen=True)
class Group:
    """What was found of one kind; ``hits`` are its first."""

    noun: str
    label: str | Promise
    count: int
    hits: tuple[Hit, ...]


def _having(text: Text, term: Term) -> Q:
    rows = text.model._base_manager.filter(Matches(text, term))
    return Q(**{f"{text.path or 'pk'}__in": rows.values("pk")})


def _somewhere(kind: Searchable, term: Term) -> Q:
    somewhere = Q()
    for text in kind.texts:
        somewhere |= _having(text, term)
    return ~somewhere if term.excluded else somewhere


def _all_words(kind: Searchable, query: Query) -> Q:
    every = Q()
    for term in query.terms:
        every &= _somewhere(kind, term)
    if kind.numbered and query.number:
        every |= kind.numbered(*query.number)
    return every


def _first(kind: Searchable, query: Query) -> Case:
    """Those with the number or all words in the title before those with them in the text."""
    in_title = Q()
    for term in query.wanted:
        in_title &= _having(kind.texts[0], term)
    if kind.numbered and query.number:
        in_title = kind.numbered(*query.number)
    return Case(When(in_title, then=Value(True)), default=Value(False), output_field=BooleanField())


def find(kind: Searchable, query: Query, user: Any) -> QuerySet[Any]:
    """What the user sees of a kind that has all the words, the best first. Visibility is asked in the same SQL."""
    objects = kind.model._default_manager.all()
    if not query.wanted:
        return objects.none()
    seen = kind.model._base_manager.filter(kind.visible(user)).values("pk")
    matching = kind.model._base_manager.filter(_all_words(kind, query)).values("pk")
    found = objects.filter(pk__in=seen).filter(pk__in=matching)
    return found.select_related(*kind.related).order_by(_first(kind, query).desc(), *kind.newest, "pk")


def hits(kind: Searchable, objects: Any) -> tuple[Hit, ...]:
    """The lines that stand for objects of a kind."""
    return tuple(
        Hit(kind.title(obj), kind.where(obj), kind.url(obj), bool(getattr(obj, "is_exempt", False))) for obj in objects
    )
