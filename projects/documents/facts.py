"""The facts of the annual report on projects: states, status reports, measures, benefits, roll-out (R23, R24)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from programme.documents.provenance import Origin, origin
from programme.models import Programme, Sourced
from projects.models import Benefit, Measure, Project, ProjectStatus, RollOut, StatusReport

OVER = (ProjectStatus.COMPLETED, ProjectStatus.STOPPED)


@dataclass(frozen=True)
class ReportedStatus:
    """The last report of the year; the lights are codes of ``Light``."""

    date: datetime.date
    progress: str
    economy: str
    scope: str
    text: str


@dataclass(frozen=True)
class MeasureFacts:
    """A measure with its budget in NOK; ``state`` is a code of ``MeasureState``."""

    code: str
    name: str
    state: str
    budget: Decimal | None


@dataclass(frozen=True)
class BenefitFacts:
    """A benefit of one organisation, as targeted and as it came."""

    title: str
    organisation: str
    kind: str
    target: str
    result: str


@dataclass(frozen=True)
class RollOutFacts:
    """How far an organisation is; ``state`` is a code of ``RollOutState``."""

    organisation: str
    state: str
    planned_for: str
    in_use_since: datetime.date | None


@dataclass(frozen=True)
class ProjectFacts:
    """A project; ``status`` is a code of ``ProjectStatus``, ``budget`` in NOK, the last day inclusive."""

    name: str
    summary: str
    status: str
    status_text: str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    period_text: str
    budget: Decimal | None
    owners: tuple[str, ...]
    report: ReportedStatus | None
    measures: tuple[MeasureFacts, ...]
    benefits: tuple[BenefitFacts, ...]
    rollouts: tuple[RollOutFacts, ...]


@dataclass(frozen=True)
class ProjectsFacts:
    """The projects that belong in the report of a year, in the programme's order."""

    year: int
    projects: tuple[ProjectFacts, ...]
    origin: Origin


def gather_projects(programme: Programme, year: int) -> ProjectsFacts:
    """All projects but those that began after the year, or were over before it."""
    projects = list(_projects(programme, year))
    records: list[Sourced] = [*projects]
    for project in projects:
        records += [*project.measures.all(), *project.benefits.all(), *project.rollouts.all()]
    return ProjectsFacts(year, tuple(_project(project, year) for project in projects), origin(records))


def _projects(programme: Programme, year: int) -> QuerySet[Project]:
    new_year = datetime.date(year, 1, 1)
    return (
        Project.objects.filter(programme=programme)
        .exclude(starts_on__year__gt=year)
        .exclude(Q(status__in=OVER) & Q(ends_on__lt=new_year))
        .select_related("source")
        .prefetch_related(
            "owners__organisation",
            "reports",
            "measures__source",
            "benefits__organisation",
            "benefits__source",
            "rollouts__organisation",
            "rollouts__source",
        )
    )


def _project(project: Project, year: int) -> ProjectFacts:
    return ProjectFacts(
        name=project.name,
        summary=project.summary,
        status=project.status,
        status_text=project.status_text,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        period_text=project.period_text,
        budget=project.budget,
        owners=tuple(owner.organisation.name for owner in project.owners.all()),
        report=_last_report(project, year),
        measures=tuple(_measure(row) for row in project.measures.all()),
        benefits=tuple(_benefit(row) for row in project.benefits.all()),
        rollouts=tuple(_rollout(row) for row in project.rollouts.all()),
    )


def _last_report(project: Project, year: int) -> ReportedStatus | None:
    reports: list[StatusReport] = [report for report in project.reports.all() if report.date.year == year]
    if not reports:
        return None
    last = max(reports, key=lambda report: report.date)
    return ReportedStatus(last.date, last.progress, last.economy, last.scope, last.text)


def _measure(row: Measure) -> MeasureFacts:
    return MeasureFacts(row.code, row.name, row.state, row.budget)


def _benefit(row: Benefit) -> BenefitFacts:
    return BenefitFacts(row.title, row.organisation.name, row.kind, row.target, row.result)


def _rollout(row: RollOut) -> RollOutFacts:
    return RollOutFacts(row.organisation.name, row.state, row.planned_for, row.in_use_since)
