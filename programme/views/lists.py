"""A list with a filter in its address, some lines at a time."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.core.paginator import Paginator
from django.db.models import QuerySet

from programme.views.base import ProgrammePage

LINES = 25


class ListPage(ProgrammePage):
    """A page with a filtered list; an unreadable page number shows the nearest page there is."""

    filter_class: ClassVar[type[django_filters.FilterSet]]

    def items(self) -> QuerySet[Any]:
        """All that the user may see, before the filter."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.filter_class(self.request.GET, queryset=self.items(), request=self.request)
        page = Paginator(chosen.qs, LINES).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {
            "filter": chosen,
            "page_obj": page,
            "is_filtered": any(self.request.GET.get(name) for name in chosen.filters),
        }
