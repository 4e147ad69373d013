"""The projects of a year in tables and a chart, in the active language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from digiportal.charts.specification import BarChart
from digiportal.documents.blocks import Column, KeyFigure, Table
from digiportal.money.localised import local_amount
from digiportal.ui.dates import short_date
from programme.documents.content import (
    Block,
    Figure,
    Paragraphs,
    Part,
    SectionContent,
    TableBlock,
    present_parts,
    with_capital,
)
from projects.documents.facts import (
    BenefitFacts,
    MeasureFacts,
    ProjectFacts,
    ProjectsFacts,
    ReportedStatus,
    RollOutFacts,
)
from projects.models import BenefitKind, Light, MeasureState, ProjectStatus, RollOutState

NONE = "–"


def present_projects(facts: ProjectsFacts) -> SectionContent:
    """A chart by state, a table of all projects, then what was reported, measures, benefits and roll-out."""
    if not facts.projects:
        return SectionContent()
    parts = [
        Part("projects-reports", pgettext("report heading", "What the project leaders report"), _reports(facts)),
        Part("projects-measures", pgettext("report heading", "Measures"), _measures(facts)),
        Part("projects-benefits", pgettext("report heading", "Benefits"), _benefits(facts)),
        Part("projects-rollout", pgettext("report heading", "Roll-out in the municipalities"), _rollouts(facts)),
    ]
    return SectionContent(
        blocks=(*_chart(facts), _overview(facts)), parts=present_parts(parts), key_figures=tuple(_key_figures(facts))
    )


def _by_status(facts: ProjectsFacts) -> list[tuple[ProjectStatus, int]]:
    counts = Counter(project.status for project in facts.projects)
    return [(status, counts[status]) for status in ProjectStatus if counts[status]]


def _key_figures(facts: ProjectsFacts) -> list[KeyFigure]:
    count = len(facts.projects)
    ongoing = sum(1 for project in facts.projects if project.status == ProjectStatus.ONGOING)
    remark = _("%(count)d under way") % {"count": ongoing}
    return [KeyFigure(str(count), ngettext("project", "projects", count), remark)]


def _chart(facts: ProjectsFacts) -> tuple[Figure, ...]:
    """Projects by state; one state alone needs no chart."""
    states = _by_status(facts)
    if len(states) == 1:
        return ()
    ongoing = dict(states).get(ProjectStatus.ONGOING, 0)
    values = {"ongoing": ongoing, "all": len(facts.projects)}
    chart = BarChart(
        title=_("%(ongoing)d of %(all)d projects are under way") % values,
        category=pgettext("column", "State"),
        categories=tuple(with_capital(status.label) for status, _count in states),
        measure=pgettext("column", "Projects"),
        values=tuple(count for _status, count in states),
        unit="",
    )
    return (Figure(chart),)


def _overview(facts: ProjectsFacts) -> TableBlock:
    columns = [
        Column(pgettext("column", "Project")),
        Column(pgettext("column", "State")),
        Column(pgettext("column", "Period")),
        Column(pgettext("column", "Budget"), numeric=True),
    ]
    rows = [
        (
            project.name,
            with_capital(ProjectStatus(project.status).label),
            _period(project),
            local_amount(project.budget) if project.budget is not None else NONE,
        )
        for project in facts.projects
    ]
    caption = _("Projects in the report for %(year)d") % {"year": facts.year}
    return TableBlock(Table.of(caption, columns, rows, note=_as_registered()))


def _as_registered() -> str:
    return _("States are those registered in the portal when the report was made.")


def _period(project: ProjectFacts) -> str:
    if project.starts_on and project.ends_on:
        return f"{short_date(project.starts_on)}–{short_date(project.ends_on)}"
    if project.starts_on:
        return _("from %(date)s") % {"date": short_date(project.starts_on)}
    return project.period_text or NONE


def _grouped(
    caption: str, columns: Sequence[Column], groups: Sequence[tuple[str, Sequence[Sequence[str]]]], note: str = ""
) -> tuple[Block, ...]:
    """A table with a group for each project that has rows; nothing where none has."""
    filled = [(name, rows) for name, rows in groups if rows]
    return (TableBlock(Table.grouped(caption, columns, filled, note=note)),) if filled else ()


def _reports(facts: ProjectsFacts) -> tuple[Block, ...]:
    """The last report of the year of each project: its own words, and how it stood."""
    reported = [(project.name, project.report) for project in facts.projects if project.report]
    if not reported:
        return ()
    columns = [
        Column(pgettext("column", "Project")),
        Column(pgettext("column", "Progress")),
        Column(pgettext("column", "Economy")),
        Column(pgettext("column", "Scope and quality")),
    ]
    rows = [(name, *_lights(report)) for name, report in reported]
    caption = _("How the projects stood when last reported in %(year)d") % {"year": facts.year}
    texts = tuple(f"{name} ({short_date(report.date)}): {report.text}" for name, report in reported)
    return TableBlock(Table.of(caption, columns, rows)), Paragraphs(texts)


def _lights(report: ReportedStatus) -> tuple[str, str, str]:
    progress, economy, scope = (
        with_capital(Light(code).label) for code in (report.progress, report.economy, report.scope)
    )
    return progress, economy, scope


def _measures(facts: ProjectsFacts) -> tuple[Block, ...]:
    columns = [
        Column(pgettext("column", "Measure")),
        Column(pgettext("column", "State")),
        Column(pgettext("column", "Budget"), numeric=True),
    ]
    groups = [(project.name, [_measure_row(row) for row in project.measures]) for project in facts.projects]
    measures = [row for project in facts.projects for row in project.measures]
    done = sum(1 for row in measures if row.state == MeasureState.DONE)
    caption = _("Measures: %(done)d of %(all)d are done") % {"done": done, "all": len(measures)}
    return _grouped(caption, columns, groups)


def _measure_row(row: MeasureFacts) -> tuple[str, ...]:
    budget = local_amount(row.budget) if row.budget is not None else NONE
    return f"{row.code} {row.name}", with_capital(MeasureState(row.state).label), budget


def _benefits(facts: ProjectsFacts) -> tuple[Block, ...]:
    columns = [
        Column(pgettext("column", "Benefit")),
        Column(pgettext("column", "In")),
        Column(pgettext("column", "Kind")),
        Column(pgettext("column", "Target")),
        Column(pgettext("column", "Result")),
    ]
    groups = [(project.name, [_benefit_row(row) for row in project.benefits]) for project in facts.projects]
    return _grouped(_("Benefits, and who answers for them"), columns, groups)


def _benefit_row(row: BenefitFacts) -> tuple[str, ...]:
    kind = with_capital(BenefitKind(row.kind).label)
    return row.title, row.organisation, kind, row.target or NONE, row.result or NONE


def _rollouts(facts: ProjectsFacts) -> tuple[Block, ...]:
    columns = [
        Column(pgettext("column", "Organisation")),
        Column(pgettext("column", "State")),
        Column(pgettext("column", "When")),
    ]
    groups = [(project.name, [_rollout_row(row) for row in project.rollouts]) for project in facts.projects]
    rows = [row for project in facts.projects for row in project.rollouts]
    used = sum(1 for row in rows if row.state == RollOutState.IN_USE)
    caption = _("Taken into use in %(used)d of %(all)d places") % {"used": used, "all": len(rows)}
    return _grouped(caption, columns, groups, _as_registered())


def _rollout_row(row: RollOutFacts) -> tuple[str, ...]:
    when = short_date(row.in_use_since) if row.in_use_since else row.planned_for
    return row.organisation, with_capital(RollOutState(row.state).label), when or NONE
