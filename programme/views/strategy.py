"""The strategies of a programme with their areas, focus areas, goals by number and principles."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import pgettext

from programme.models import Goal, Resolution, Strategy
from programme.views.base import Crumb, ProgrammePage


class StrategyList(ProgrammePage):
    section = "strategy"
    template_name = "programme/strategy.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Strategy"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        resolutions = Resolution.objects.visible_to(self.request.user).filter(adopted_strategies__isnull=False)
        return super().get_context_data(**kwargs) | {
            "strategies": self._strategies(),
            "readable_resolutions": set(resolutions.values_list("pk", flat=True)),
        }

    def _strategies(self) -> QuerySet[Strategy]:
        """With goals of an area at the area, and goals of the whole strategy as ``own_goals``."""
        own = Prefetch("goals", queryset=Goal.objects.filter(area__isnull=True).order_by("number"), to_attr="own_goals")
        strategies = self.visible(Strategy).filter(programme=self.programme)
        return strategies.select_related("source", "adopted_by__body").prefetch_related(
            own, "areas__goals", "areas__source", "focus_areas", "principles"
        )
