"""What of projects can be found by search. Columns and order are those of the indexes in the migrations."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.access.policy import condition
from digiportal.search.registry import Searchable, Text, register_searchable
from projects import models


def _by_policy(model: Any) -> Any:
    return lambda user: condition(user, "see", model)


PROJECTS = Searchable(
    "prosjekt",
    pgettext_lazy("search", "Projects"),
    models.Project,
    visible=_by_policy(models.Project),
    url=lambda project: reverse("projects:project", args=[project.programme.slug, project.slug]),
    title=str,
    where=lambda project: f"{project.programme.short_name} · {project.get_status_display()}",
    texts=(
        Text(models.Project, ("name", "summary", "challenge", "status_text")),
        Text(models.Measure, ("name",), "measures"),
    ),
    newest=("-starts_on", "sequence"),
    related=("programme",),
)
ACTION_PLANS = Searchable(
    "handlingsplan",
    pgettext_lazy("search", "Action plans"),
    models.ActionPlan,
    visible=_by_policy(models.ActionPlan),
    url=lambda plan: reverse("projects:action-plan", args=[plan.programme.slug, plan.pk]),
    title=str,
    where=lambda plan: f"{plan.programme.short_name} · {plan.period_text}",
    texts=(
        Text(models.ActionPlan, ("title",)),
        Text(models.ActionPlanItem, ("name", "parts"), "items"),
    ),
    newest=("-pk",),
    related=("programme",),
)


def register() -> None:
    """Called once, when the application is ready."""
    register_searchable(PROJECTS, ACTION_PLANS)
