"""Budgets: what it costs, what pays for it, and where the two differ (R45)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import pgettext

from finance.charts import budget_chart
from finance.facts.budgets import accounts, budget_figures, with_lines
from finance.models import Budget, Side
from programme.views.base import Crumb, ProgrammePage, RecordPage, optional_url


class BudgetList(ProgrammePage):
    section = "budgets"
    template_name = "finance/budgets.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Budget"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"budgets": self._budgets()}

    def _budgets(self) -> QuerySet[Budget]:
        """The programme's own budgets first, then those of projects, with costs and financing in NOK."""
        budgets = self.visible(Budget).filter(programme=self.programme, detail_of__isnull=True)
        return (
            budgets.select_related("project")
            .annotate(
                costs=Sum("lines__amounts__amount", filter=Q(lines__side=Side.COST)),
                funding=Sum("lines__amounts__amount", filter=Q(lines__side=Side.FUNDING)),
            )
            .order_by("-last_year", "project__sequence", "title")
        )


class BudgetPage(RecordPage):
    section = "budgets"
    template_name = "finance/budget.html"

    def records(self) -> QuerySet[Budget]:
        budgets = Budget.objects.select_related("source", "project", "adopted_by", "detail_of__budget")
        return with_lines(budgets)

    def lookup(self) -> dict[str, Any]:
        return {"slug": self.kwargs["budget"]}

    def crumbs(self) -> list[Crumb]:
        budgets = optional_url("finance:budgets", self.programme.slug)
        return [Crumb(pgettext("navigation", "Budget"), budgets), *self._above(), Crumb(self.record.title)]

    def _above(self) -> list[Crumb]:
        """The budget whose line this one explains."""
        line = self.record.detail_of
        if line is None:
            return []
        return [Crumb(line.budget.title, optional_url("finance:budget", self.programme.slug, line.budget.slug))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        budget = self.record
        figures = budget_figures(budget)
        return super().get_context_data(**kwargs) | {
            "budget": budget,
            "figures": figures,
            "has_sketch": any(row.line.is_sketch for row in figures.costs.lines + figures.funding.lines),
            "chart": budget_chart(figures),
            "details": self._details(),
            "accounts": accounts(budget),
            "history_url": self.history_url("budsjett"),
        }

    def _details(self) -> list[tuple[Budget, Any]]:
        """Budgets that explain a line of this one, each with its figures."""
        visible = self.visible(Budget).filter(detail_of__budget=self.record).select_related("detail_of")
        return [(detail, budget_figures(detail)) for detail in with_lines(visible)]
