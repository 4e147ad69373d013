"""The portfolio: all projects of a programme, filtered, sorted and searched in the address."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext

from digiportal.clock import today
from programme.views.base import Crumb
from programme.views.lists import ListPage
from projects.facts.portfolio import for_list, ownership, summarise
from projects.filters import PortfolioFilter
from projects.models import Project


class Portfolio(ListPage):
    section = "projects"
    template_name = "projects/portfolio.html"
    filter_class = PortfolioFilter

    def items(self) -> QuerySet[Project]:
        return for_list(self._visible()).order_by("sequence", "name")

    def _visible(self) -> QuerySet[Project]:
        return Project.objects.visible_to(self.request.user).filter(programme=self.programme)

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Projects"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "summary": summarise(self._visible()),
            "ownership": ownership(self.programme, today()),
            "action_plans": self.programme.action_plans.all(),
            "proposals": self.programme.proposals.count(),
        }
