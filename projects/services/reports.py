"""Reporting how a project goes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import today
from digiportal.records.recording import record
from programme.policies import person_id
from projects.models import Light, StatusReport


def submit_status_report(actor: Any, report: StatusReport) -> StatusReport:
    """Hand in a report on a project; one for each day.

    Raises ``ValidationError`` at ``date`` for a day that is not yet or has its report, and at ``next_steps`` when
    something is off plan and nothing is said of what is done about it.
    """
    authorise(actor, "report_status", report.project)
    if report.date > today():
        raise ValidationError({"date": _("A report can't be from a day that is not yet.")})
    if StatusReport.objects.filter(project=report.project, date=report.date).exists():
        raise ValidationError({"date": _("There is a report from this day already. Choose another day.")})
    if report.overall == Light.RED and not report.next_steps.strip():
        raise ValidationError({"next_steps": _("Something is off plan: say what is done about it.")})
    if actor is not None:
        report.reporter_id = person_id(actor)
    return record(report, actor, _("Status reported."))
