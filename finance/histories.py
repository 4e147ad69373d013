"""Which records of finance show their history, with what belongs to them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.history.registry import HistoryKind, Part, register_history
from finance.models import Budget, BudgetLine, CostSharing


def budget_url(budget: Budget) -> str:
    return reverse("finance:budget", args=[budget.programme.slug, budget.slug])


def sharing_url(sharing: CostSharing) -> str:
    return reverse("finance:sharing", args=[sharing.programme.slug, sharing.year, sharing.slug])


def register() -> None:
    """Called once, when the application is ready."""
    lines = Part(BudgetLine, "budget", pgettext_lazy("history", "Line"), ("name",))
    register_history(
        HistoryKind("budsjett", Budget, budget_url, within="programme", parts=(lines,)),
        HistoryKind("fordeling", CostSharing, sharing_url, within="programme"),
    )
