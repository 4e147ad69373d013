"""The portfolio as a whole: how many projects are in which state, and how ownership is spread (R5)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum, Value, When

from programme.models import Organisation, Programme
from projects.models import Light, Project, ProjectOwner, ProjectStatus, StatusReport


@dataclass(frozen=True)
class StatusCount:
    """How many projects are in a status."""

    status: ProjectStatus
    count: int


@dataclass(frozen=True)
class PortfolioSummary:
    """Projects by status, those whose latest report asks for attention, and their budgets together in NOK."""

    statuses: tuple[StatusCount, ...]
    total: int
    red: int
    yellow: int
    budget: Decimal


@dataclass(frozen=True)
class Ownership:
    """How many projects a member owns; a member that owns none stands with 0 where all are obliged to own (R5)."""

    organisation: Organisation
    count: int


def with_latest_report(projects: QuerySet[Project]) -> QuerySet[Any]:
    """Projects with the day of their latest report (``reported_on``) and its worst light (``light``), in SQL."""
    latest = StatusReport.objects.filter(project=OuterRef("pk")).order_by("-date", "-pk")
    worst = latest.annotate(worst=_worst()).values("worst")[:1]
    return projects.annotate(
        reported_on=Subquery(latest.values("date")[:1]), light=Subquery(worst, output_field=CharField())
    )


def _worst() -> Case:
    """The worst of the three lights of a report; ``StatusReport.overall`` in SQL."""
    lights = ("progress", "economy", "scope")
    conditions = [
        When(Q(*[(name, light) for name in lights], _connector=Q.OR), then=Value(light))
        for light in (Light.RED.value, Light.YELLOW.value)
    ]
    return Case(*conditions, default=Value(Light.GREEN.value), output_field=CharField())


def for_list(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with what a line of the portfolio shows, in two queries."""
    owners = ProjectOwner.objects.select_related("organisation").order_by("organisation__name")
    return with_latest_report(projects).prefetch_related(Prefetch("owners", queryset=owners))


def summarise(projects: QuerySet[Project]) -> PortfolioSummary:
    """The whole portfolio in two queries."""
    # With the key: rows that are alike would be one row where the projects are narrowed with DISTINCT.
    rows = list(with_latest_report(projects).order_by().values_list("pk", "status", "light"))
    statuses = Counter(status for _pk, status, _light in rows)
    lights = Counter(light for _pk, _status, light in rows)
    return PortfolioSummary(
        statuses=tuple(StatusCount(status, statuses[status]) for status in ProjectStatus if statuses[status]),
        total=sum(statuses.values()),
        red=lights[Light.RED],
        yellow=lights[Light.YELLOW],
        budget=projects.aggregate(total=Sum("budget"))["total"] or Decimal(0),
    )


def ownership(programme: Programme, day: datetime.date) -> list[Ownership]:
    """Members with the number of projects that each owns, most first; two queries.

    Who owns a project without being a member is there too.
    """
    counts = dict(
        ProjectOwner.objects.filter(project__programme=programme)
        .order_by()
        .values("organisation")
        .annotate(count=Count("project"))
        .values_list("organisation", "count")
    )
    members = programme.parties.members().on(day).values("organisation") if programme.ownership_obliged else []
    shown = Organisation.objects.filter(Q(pk__in=members) | Q(pk__in=counts))
    return _sorted(Ownership(organisation, counts.get(organisation.pk, 0)) for organisation in shown)


def _sorted(spread: Iterable[Ownership]) -> list[Ownership]:
    return sorted(spread, key=lambda own: (-own.count, own.organisation.name))
