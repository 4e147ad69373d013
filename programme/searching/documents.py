"""Agreements, strategies with their goals, annual plans and reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext, pgettext_lazy

from digiportal.access.policy import condition
from digiportal.search.registry import Searchable, Text
from programme import models
from programme.models.annual import AnnualDocument
from programme.searching.common import by_policy, line


def _adopted_or_written(model: type[AnnualDocument]) -> Callable[[Any], Q]:
    """Adopted ones for all who see the programme, drafts for those who write them."""

    def visible(user: Any) -> Q:
        shown = Q(state=models.AnnualState.ADOPTED) | condition(user, "write", model)
        return condition(user, "see", model) & shown

    return visible


def _of(model: Any, path: str) -> Callable[[Any], Q]:
    """What belongs to a record asks it."""
    return lambda user: Q(**{f"{path}__in": model.objects.filter(condition(user, "see", model)).values("pk")})


def _strategy_url(strategy: models.Strategy) -> str:
    return f"{reverse('programme:strategy', args=[strategy.programme.slug])}#strategy-{strategy.pk}"


AGREEMENTS = Searchable(
    "avtale",
    pgettext_lazy("search", "Agreements"),
    models.AgreementVersion,
    visible=_of(models.Agreement, "agreement"),
    url=lambda version: reverse("programme:agreement", args=[version.agreement.programme.slug, version.pk]),
    title=lambda version: version.agreement.title,
    where=lambda version: line(version.agreement.programme.short_name, version.get_state_display()),
    texts=(
        Text(models.Agreement, ("title",), "agreement"),
        Text(models.AgreementSection, ("heading", "body"), "sections", quoted=("heading", "body")),
    ),
    newest=("-agreement", "-number"),
    related=("agreement__programme",),
)
STRATEGIES = Searchable(
    "strategi",
    pgettext_lazy("search", "Strategies"),
    models.Strategy,
    visible=by_policy(models.Strategy),
    url=_strategy_url,
    title=str,
    where=lambda strategy: line(strategy.programme.short_name, strategy.period_text, strategy.get_state_display()),
    texts=(
        Text(models.Strategy, ("title", "vision", "main_goal"), quoted=("vision", "main_goal")),
        Text(models.StrategyArea, ("name", "description"), "areas", quoted=("name", "description")),
        Text(models.FocusArea, ("name", "description"), "focus_areas", quoted=("name", "description")),
        Text(models.StrategyPrinciple, ("text",), "principles", quoted=("text",)),
    ),
    newest=("-pk",),
    related=("programme",),
)
GOALS = Searchable(
    "mal",
    pgettext_lazy("search", "Goals of strategies"),
    models.Goal,
    visible=_of(models.Strategy, "strategy"),
    url=lambda goal: _strategy_url(goal.strategy),
    title=lambda goal: goal.text or str(goal),
    where=lambda goal: line(goal.strategy.programme.short_name, goal.strategy, goal.area),
    texts=(Text(models.Goal, ("text",)),),
    newest=("-strategy", "number"),
    related=("strategy__programme", "area"),
)
ANNUAL_REPORTS = Searchable(
    "arsrapport",
    pgettext_lazy("search", "Annual reports"),
    models.AnnualReport,
    visible=_adopted_or_written(models.AnnualReport),
    url=lambda report: reverse("programme:annual-report", args=[report.programme.slug, report.year]),
    title=lambda report: pgettext("annual", "Annual report for %(year)s") % {"year": report.year},
    where=lambda report: line(report.programme.short_name, report.get_state_display()),
    texts=(
        Text(models.AnnualReport, ("year", "introduction"), quoted=("introduction",), named="årsrapport årsmelding"),
        Text(models.AnnualReportChapter, ("body",), "chapters", quoted=("body",)),
    ),
    newest=("-year",),
    related=("programme",),
)
ANNUAL_PLANS = Searchable(
    "arsplan",
    pgettext_lazy("search", "Annual plans"),
    models.AnnualPlan,
    visible=_adopted_or_written(models.AnnualPlan),
    url=lambda plan: reverse("programme:annual-plan", args=[plan.programme.slug, plan.year]),
    title=lambda plan: pgettext("annual", "Annual plan for %(year)s") % {"year": plan.year},
    where=lambda plan: line(plan.programme.short_name, plan.get_state_display()),
    texts=(
        Text(models.AnnualPlan, ("year", "introduction"), quoted=("introduction",), named="årsplan"),
        Text(models.AnnualPlanItem, ("title", "text"), "items", quoted=("title", "text")),
    ),
    newest=("-year",),
    related=("programme",),
)

KINDS = (AGREEMENTS, STRATEGIES, GOALS, ANNUAL_REPORTS, ANNUAL_PLANS)
