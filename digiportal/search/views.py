"""The page of the search."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.limits import Costly
from digiportal.search.finding import MOST_FOUND, keys
from digiportal.search.hits import Group, group
from digiportal.search.registry import Searchable, searchables
from digiportal.search.words import LONGEST, Query, parse

SHOWN = 5
"""Hits of each kind before it leads on to all of them."""

LINES = 25


class SearchPage(Costly, TemplateView):
    """What one may see that has the words ``q``, by kind; ``slag`` names one kind to see all of it."""

    required_right: ClassVar[str] = LOGGED_IN
    costly_action: ClassVar[str] = "search"
    template_name = "search/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = self.request.GET.get("q", "").replace("\0", " ").strip()
        query = parse(typed)
        chosen = next((kind for kind in searchables() if kind.noun == self.request.GET.get("slag")), None)
        facts = self._one(chosen, query) if chosen and query.wanted else {"groups": self._groups(query)}
        groups = facts["groups"]
        return super().get_context_data(**kwargs) | {
            "typed": typed[:LONGEST],
            "is_cut": len(typed) > LONGEST,
            "is_readable": bool(query.wanted),
            "chosen": chosen if query.wanted else None,
            "total": sum(found.count for found in groups),
            "has_more": any(found.has_more for found in groups),
            **facts,
        }

    def _one(self, kind: Searchable, query: Query) -> dict[str, Any]:
        found = keys(kind, query, self.request.user)
        page = Paginator(found[:MOST_FOUND], LINES).get_page(self.request.GET.get("page"))
        groups = [group(kind, query, found, list(page))] if found else []
        return {"groups": groups, "page_obj": page}

    def _groups(self, query: Query) -> list[Group]:
        if not query.wanted:
            return []
        found = [(kind, keys(kind, query, self.request.user)) for kind in searchables()]
        return [group(kind, query, keys_, keys_[:SHOWN]) for kind, keys_ in found if keys_]
