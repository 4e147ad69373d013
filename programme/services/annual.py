"""Adopting annual plans and reports (R51)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import today
from digiportal.documents.models import FrozenDocument
from digiportal.records.recording import record
from programme.models import AnnualPlan, AnnualReport, AnnualState, Matter, Resolution
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
