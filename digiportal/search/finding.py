"""Finding what a user may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from digiportal.search.registry import Searchable, Text
from digiportal.search.vectors import Matches
from digiportal.search.words import Query, Term

MOST_FOUND = 200
"""Of each kind; whoever finds more is asked for more words."""


def _having(kind: Searchable, text: Text, term: Term) -> QuerySet[Any]:
    """Keys of the objects with the term in one of their texts."""
    rows = text.model._base_manager.filter(Matches(text, term)).order_by().values("pk")
    if not text.path:
        return rows
    return kind.model._base_manager.filter(**{f"{text.path}__in": rows}).order_by().values("pk")


def _somewhere(kind: Searchable, term: Term) -> QuerySet[Any]:
    """Keys of the objects with the term in any of their texts: a union, so that each part uses its own index."""
    first, *others = (_having(kind, text, term) for text in kind.texts)
    return first.union(*others) if others else first


def _matching(kind: Searchable, query: Query) -> QuerySet[Any]:
    objects = kind.model._base_manager.order_by()
    for term in query.terms:
        within = {"pk__in": _somewhere(kind, term)}
        objects = objects.exclude(**within) if term.excluded else objects.filter(**within)
    matching = objects.values("pk")
    if kind.numbered and query.number:
        numbered = kind.model._base_manager.filter(kind.numbered(*query.number)).order_by()
        return matching.union(numbered.values("pk"))
    return matching


def _best(kind: Searchable, query: Query) -> QuerySet[Any]:
    """Objects with the number, or with all words in their own text: they come before those with them in their parts."""
    if kind.numbered and query.number:
        return kind.model._base_manager.filter(kind.numbered(*query.number))
    best = kind.model._base_manager.all()
    for term in query.wanted:
        best = best.filter(pk__in=_having(kind, kind.texts[0], term))
    return best


def find(kind: Searchable, query: Query, user: Any) -> QuerySet[Any]:
    """What the user sees of a kind that has all the words, the newest first. Visibility is asked in the same SQL."""
    objects = kind.model._base_manager.all()
    if not query.wanted:
        return objects.none()
    seen = kind.model._base_manager.filter(kind.visible(user)).order_by().values("pk")
    return objects.filter(pk__in=_matching(kind, query)).filter(pk__in=seen).order_by(*kind.newest, "pk")


def keys(kind: Searchable, query: Query, user: Any) -> list[int]:
    """Primary keys of what is found, the best first: at most one more than ``MOST_FOUND``, of which there are the newest."""
    found = list(find(kind, query, user).values_list("pk", flat=True)[: MOST_FOUND + 1])
    if found and len(found) <= MOST_FOUND and (len(kind.texts) > 1 or query.number):
        best = set(_best(kind, query).filter(pk__in=found).order_by().values_list("pk", flat=True))
        found.sort(key=lambda key: key not in best)
    return found


def load(kind: Searchable, wanted: Sequence[int]) -> list[Any]:
    """The objects with these keys, in their order, with what a hit shows."""
    if not wanted:
        return []
    objects = kind.model._base_manager.select_related(*kind.related).defer(*kind.deferred)
    by_key = {obj.pk: obj for obj in objects.filter(pk__in=wanted)}
    return [by_key[key] for key in wanted if key in by_key]
