"""The page of the search."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.limits import Costly
from digiportal.search.finding import Group, find, hits
from digiportal.search.registry import Searchable, searchables
from digiportal.search.words import Query, parse

SHOWN = 5
"""Hits of each kind before it leads on to all of them."""

LINES = 25


class SearchPage(Costly, TemplateView):
    """What one may see that has the words ``q``, by kind; ``slag`` names one kind to see all of it."""

    required_right: ClassVar[str] = LOGGED_IN
    costly_action: ClassVar[str] = "search"
    template_name = "search/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = self.request.GET.get("q", "").strip()
        query = parse(typed)
        noun = self.request.GET.get("slag", "")
        chosen = [kind for kind in searchables() if kind.noun == noun]
        page = self._page(chosen[0], query) if chosen else None
        groups = [self._whole(chosen[0], page)] if page else self._groups(query)
        return super().get_context_data(**kwargs) | {
            "typed": typed[:200],
            "is_readable": bool(query.wanted),
            "groups": groups,
            "page_obj": page,
            "total": sum(group.count for group in groups),
        }

    def _page(self, kind: Searchable, query: Query) -> Page[Any]:
        return Paginator(find(kind, query, self.request.user), LINES).get_page(self.request.GET.get("page"))

    @staticmethod
    def _whole(kind: Searchable, page: Page[Any]) -> Group:
        return Group(kind.noun, kind.label, page.paginator.count, hits(kind, page))

    def _groups(self, query: Query) -> list[Group]:
        if not query.wanted:
            return []
        groups = []
        for kind in searchables():
            found = find(kind, query, self.request.user)
            groups.append(Group(kind.noun, kind.label, found.count(), hits(kind, found[:SHOWN])))
        return [group for group in groups if group.count]
