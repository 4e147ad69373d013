"""Action plans with their prioritised measures (R25), and proposals on their way (R26)."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import pgettext

from programme.views.base import Crumb, ProgrammePage, RecordPage
from projects.facts.action_plan import plan_funds
from projects.models import ActionPlan, ActionPlanItem, GoalAnchor, Proposal
from projects.views.base import project_url


class ActionPlanPage(RecordPage):
    section = "projects"
    template_name = "projects/action_plan.html"

    def records(self) -> QuerySet[ActionPlan]:
        anchors = GoalAnchor.objects.select_related("goal__area", "goal__strategy")
        items = ActionPlanItem.objects.select_related("project").prefetch_related(Prefetch("anchors", queryset=anchors))
        plans = ActionPlan.objects.select_related("strategy", "adopted_by", "source")
        return plans.prefetch_related(Prefetch("items", queryset=items))

    def crumbs(self) -> list[Crumb]:
        portfolio = Crumb(pgettext("navigation", "Projects"), project_url(self, "portfolio"))
        return [portfolio, Crumb(self.record.title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "plan": self.record,
            "funds": plan_funds(self.record),
            "history_url": self.history_url("handlingsplan"),
        }


class ProposalList(ProgrammePage):
    section = "projects"
    template_name = "projects/proposals.html"

    def crumbs(self) -> list[Crumb]:
        portfolio = Crumb(pgettext("navigation", "Projects"), project_url(self, "portfolio"))
        return [portfolio, Crumb(pgettext("navigation", "Proposals"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposals = self.visible(Proposal).filter(programme=self.programme)
        related = ("proposed_by", "organisation", "assessed_by", "resolution", "project", "source")
        return super().get_context_data(**kwargs) | {"proposals": proposals.select_related(*related)}
