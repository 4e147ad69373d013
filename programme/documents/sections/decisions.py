"""What the bodies did: meetings held, resolutions made, and how far what they asked for has come (R16)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from digiportal.documents.blocks import Column, KeyFigure, Table
from digiportal.money.formatting import NO_BREAK_SPACE
from digiportal.ui.dates import short_date
from programme.documents.content import Part, SectionContent, TableBlock, present_parts, with_capital
from programme.documents.provenance import Origin, origin
from programme.models import FollowUp, FollowUpState, HowDecided, Meeting, Programme, Resolution
from programme.report_sections import ReportSection


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting that was held, with how many cases it treated."""

    date: datetime.date
    body: str
    place: str
    cases: int


@dataclass(frozen=True)
class ResolutionFacts:
    """A locked resolution under the title that everybody may read; ``how`` is a code of ``HowDecided``."""

    date: datetime.date
    body: str
    case_number: str
    title: str
    how: str
    is_exempt: bool


@dataclass(frozen=True)
class FollowUpFacts:
    """What a resolution of the year asks of somebody; ``state`` is a code of ``FollowUpState``."""

    resolution: str
    task: str
    responsible: str
    due_on: datetime.date | None
    state: str
    reported_on: datetime.date | None


@dataclass(frozen=True)
class DecisionsFacts:
    """Meetings, resolutions and follow-up of a year."""

    year: int
    meetings: tuple[MeetingFacts, ...]
    resolutions: tuple[ResolutionFacts, ...]
    follow_ups: tuple[FollowUpFacts, ...]
    origin: Origin

    @property
    def done(self) -> int:
        """How many follow-ups are done."""
        return sum(1 for follow_up in self.follow_ups if follow_up.state == FollowUpState.DONE)


def gather_decisions(programme: Programme, year: int) -> DecisionsFacts:
    """What was held and decided in the year. What exempt resolutions ask for is left out: it would tell of them."""
    meetings = list(
        Meeting.objects.held()
        .filter(body__programme=programme, date__year=year)
        .select_related("body", "source")
        .prefetch_related("treatments")
        .order_by("date", "pk")
    )
    resolutions = list(
        Resolution.objects.for_lists()
        .select_related("source")
        .filter(programme=programme, decided_on__year=year, locked_at__isnull=False)
        .order_by("decided_on", "body__sequence", "treatment__agenda_order", "pk")
    )
    follow_ups = list(
        FollowUp.objects.filter(point__resolution__in=resolutions, point__resolution__is_exempt=False)
        .select_related("point__resolution", "organisation", "body", "region", "source")
        .order_by("point__resolution__decided_on", "point__resolution", "point__number", "due_on", "pk")
    )
    return DecisionsFacts(
        year=year,
        meetings=tuple(MeetingFacts(row.date, row.body.name, row.place, len(row.treatments.all())) for row in meetings),
        resolutions=tuple(_resolution(row) for row in resolutions),
        follow_ups=tuple(_follow_up(row) for row in follow_ups),
        origin=origin([*meetings, *resolutions, *follow_ups]),
    )


def _resolution(row: Resolution) -> ResolutionFacts:
    number = row.treatment.number if row.treatment else ""
    return ResolutionFacts(row.decided_on, row.body.name, number, str(row), row.how, row.is_exempt)


def _follow_up(row: FollowUp) -> FollowUpFacts:
    title = row.point.resolution.title
    return FollowUpFacts(title, row.task, row.responsible, row.due_on, row.state, row.reported_on)


def present_decisions(facts: DecisionsFacts) -> SectionContent:
    """Three tables: meetings, resolutions by body, follow-up by resolution."""
    parts = [
        Part("decisions-meetings", _("Meetings held in %(year)d") % {"year": facts.year}, _meetings(facts)),
        Part("decisions-resolutions", _("Resolutions made in %(year)d") % {"year": facts.year}, _resolutions(facts)),
        Part("decisions-follow-up", pgettext("report heading", "Follow-up of the resolutions"), _follow_ups(facts)),
    ]
    return SectionContent(parts=present_parts(parts), key_figures=tuple(_key_figures(facts)))


def _key_figures(facts: DecisionsFacts) -> list[KeyFigure]:
    figures = []
    if facts.meetings:
        count = len(facts.meetings)
        figures.append(KeyFigure(str(count), ngettext("meeting held", "meetings held", count)))
    if facts.resolutions:
        count = len(facts.resolutions)
        remark = _done_in_words(facts) if facts.follow_ups else ""
        figures.append(KeyFigure(str(count), ngettext("resolution", "resolutions", count), remark))
    return figures


def _done_in_words(facts: DecisionsFacts) -> str:
    return _("%(done)d of %(all)d follow-ups are done") % {"done": facts.done, "all": len(facts.follow_ups)}


def _meetings(facts: DecisionsFacts) -> tuple[TableBlock, ...]:
    if not facts.meetings:
        return ()
    columns = [
        Column(pgettext("column", "Date")),
        Column(pgettext("column", "Body")),
        Column(pgettext("column", "Place")),
        Column(pgettext("column", "Cases"), numeric=True),
    ]
    rows = [(short_date(row.date), row.body, row.place or "–", str(row.cases)) for row in facts.meetings]
    return (TableBlock(Table.of("", columns, rows)),)


def _resolutions(facts: DecisionsFacts) -> tuple[TableBlock, ...]:
    if not facts.resolutions:
        return ()
    columns = [
        Column(pgettext("column", "Resolution")),
        Column(pgettext("column", "Case")),
        Column(pgettext("column", "Date")),
        Column(pgettext("column", "Adopted")),
    ]
    bodies = dict.fromkeys(row.body for row in facts.resolutions)
    groups = [(body, [_resolution_row(row) for row in facts.resolutions if row.body == body]) for body in bodies]
    return (TableBlock(Table.grouped("", columns, groups)),)


def _resolution_row(row: ResolutionFacts) -> tuple[str, ...]:
    title = _("%(title)s (exempt from public disclosure)") % {"title": row.title} if row.is_exempt else row.title
    how = "–" if row.how == HowDecided.NOT_STATED else with_capital(HowDecided(row.how).label)
    return title, row.case_number.replace(" ", NO_BREAK_SPACE) or "–", short_date(row.date), how


def _follow_ups(facts: DecisionsFacts) -> tuple[TableBlock, ...]:
    if not facts.follow_ups:
        return ()
    columns = [
        Column(pgettext("column", "Task")),
        Column(pgettext("column", "Responsible")),
        Column(pgettext("column", "Due")),
        Column(pgettext("column", "State")),
    ]
    titles = dict.fromkeys(row.resolution for row in facts.follow_ups)
    groups = [(title, [_task_row(row) for row in facts.follow_ups if row.resolution == title]) for title in titles]
    note = _("The state is the one that was last reported in the portal.")
    return (TableBlock(Table.grouped(_done_in_words(facts), columns, groups, note=note)),)


def _task_row(row: FollowUpFacts) -> tuple[str, ...]:
    state = with_capital(FollowUpState(row.state).label)
    reported = f", {short_date(row.reported_on)}" if row.reported_on else ""
    return row.task, row.responsible, short_date(row.due_on) if row.due_on else "–", f"{state}{reported}"


DECISIONS = ReportSection(
    "decisions",
    pgettext_lazy("report section", "Meetings and resolutions"),
    20,
    gather_decisions,
    present_decisions,
    "vedtak",
)
