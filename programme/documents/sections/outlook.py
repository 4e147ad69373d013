"""What comes next: the adopted plan for the year after, and what the agreement asks for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from digiportal.documents.blocks import Column, Table
from digiportal.ui.dates import long_date
from programme.documents.content import (
    Block,
    Part,
    RichText,
    SectionContent,
    TableBlock,
    present_parts,
)
from programme.documents.provenance import Origin, origin
from programme.models import AnnualPlan, AnnualState, EvaluationDeadline, Programme
from programme.report_sections import ReportSection


@dataclass(frozen=True)
class PlanItemFacts:
    """A line of the plan for the next year."""

    title: str
    text: str
    schedule: str
    responsible: str


@dataclass(frozen=True)
class EvaluationFacts:
    """What is to be evaluated by a day (inclusive) after the year (R2)."""

    due_on: datetime.date
    text: str


@dataclass(frozen=True)
class OutlookFacts:
    """The year after ``year``."""

    year: int
    introduction: str
    items: tuple[PlanItemFacts, ...]
    evaluations: tuple[EvaluationFacts, ...]
    origin: Origin


def gather_outlook(programme: Programme, year: int) -> OutlookFacts:
    """The adopted plan for the next year (a draft is nobody's yet), and evaluations due after the year."""
    plans = AnnualPlan.objects.filter(programme=programme, year=year + 1, state=AnnualState.ADOPTED)
    plan = plans.select_related("source").prefetch_related("items__source").first()
    evaluations = list(
        EvaluationDeadline.objects.filter(
            agreement__programme=programme, due_on__year__gt=year, done_on__isnull=True
        ).select_related("source")
    )
    items = list(plan.items.all()) if plan else []
    return OutlookFacts(
        year=year,
        introduction=plan.introduction if plan else "",
        items=tuple(PlanItemFacts(row.title, row.text, row.schedule, row.responsible) for row in items),
        evaluations=tuple(EvaluationFacts(row.due_on, row.text) for row in evaluations),
        origin=origin([*([plan] if plan else []), *items, *evaluations]),
    )


def present_outlook(facts: OutlookFacts) -> SectionContent:
    """The plan's own words with its lines, then the evaluations."""
    parts = [
        Part("outlook-plan", _("Plan for %(year)d") % {"year": facts.year + 1}, _plan(facts)),
        Part("outlook-evaluation", _("What is to be evaluated"), _evaluations(facts)),
    ]
    return SectionContent(parts=present_parts(parts))


def _plan(facts: OutlookFacts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if facts.introduction:
        blocks.append(RichText(facts.introduction, below=3))
    if facts.items:
        columns = [
            Column(pgettext("column", "What")),
            Column(pgettext("column", "When")),
            Column(pgettext("column", "Who")),
        ]
        rows = [(_item(row), row.schedule or "–", row.responsible or "–") for row in facts.items]
        blocks.append(TableBlock(Table.of("", columns, rows)))
    return tuple(blocks)


def _item(row: PlanItemFacts) -> str:
    return f"{row.title}: {row.text}" if row.text else row.title


def _evaluations(facts: OutlookFacts) -> tuple[Block, ...]:
    if not facts.evaluations:
        return ()
    columns = [Column(pgettext("column", "What")), Column(pgettext("column", "By"))]
    rows = [(row.text, long_date(row.due_on)) for row in facts.evaluations]
    return (TableBlock(Table.of("", columns, rows)),)


OUTLOOK = ReportSection(
    "outlook", pgettext_lazy("report section", "Outlook"), 90, gather_outlook, present_outlook, "neste-ar"
)
