"""Writing and adopting annual plans and reports (R51, R52)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import today
from digiportal.documents.models import FrozenDocument
from digiportal.records.recording import record, remove
from programme.models import AnnualPlan, AnnualReport, AnnualReportChapter, AnnualState, Matter, Resolution
from programme.services.competence import require_competence


def adopt_plan(actor: Any, plan: AnnualPlan, resolution: Resolution) -> AnnualPlan:
    """Adopt a plan by a resolution of the body that the programme's table names."""
    authorise(actor, "write", plan)
    require_competence(resolution, Matter.ANNUAL_PLAN)
    with transaction.atomic():
        plan = AnnualPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        plan.state, plan.adopted_by = AnnualState.ADOPTED, resolution
        return record(plan, actor, _("Adopted."))


def adopt_report(actor: Any, report: AnnualReport, resolution: Resolution, frozen: FrozenDocument) -> AnnualReport:
    """Adopt a report by a resolution; ``frozen`` is the report as it was adopted, facts and file (R53).

    Raises ``ValidationError`` before the year is over, and for a body that doesn't decide annual reports.
    """
    authorise(actor, "write", report)
    if today().year <= report.year:
        raise ValidationError(_("A report can't be adopted before its year is over."))
    require_competence(resolution, Matter.ANNUAL_REPORT)
    with transaction.atomic():
        report = AnnualReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        report.state, report.adopted_by, report.frozen = AnnualState.ADOPTED, resolution, frozen
        return record(report, actor, _("Adopted."))


def write_introduction(actor: Any, report: AnnualReport, text: str) -> AnnualReport:
    """Set what the report begins with (rich text). Raises ``ValidationError`` once it is adopted."""
    authorise(actor, "write", report)
    with transaction.atomic():
        report = _locked_draft(report)
        report.introduction = text
        return record(report, actor, _("Written."))


def write_chapter(actor: Any, report: AnnualReport, section: str, text: str) -> AnnualReport:
    """Set the secretariat's words in a section of the report (rich text); no words remove them.

    Raises ``ValidationError`` once the report is adopted.
    """
    authorise(actor, "write", report)
    with transaction.atomic():
        report = _locked_draft(report)
        chapter = AnnualReportChapter.objects.filter(report=report, section=section).first()
        if text:
            chapter = chapter or AnnualReportChapter(report=report, section=section)
            chapter.body = text
            record(chapter, actor, _("Written."))
        elif chapter:
            remove(chapter, actor, _("Written."))
        return report


def _locked_draft(report: AnnualReport) -> AnnualReport:
    """The report with its row locked, so that nobody adopts it meanwhile."""
    report = AnnualReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if report.state == AnnualState.ADOPTED:
        raise ValidationError(_("The report has been adopted. It can't be changed any more."))
    return report
