"""What a point of a resolution asks of somebody, and how it is reported on (R16)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import today
from digiportal.records.recording import record
from programme.models import FollowUp, FollowUpState


def ask_follow_up(actor: Any, follow_up: FollowUp) -> FollowUp:
    """Ask somebody for something by a date, as a point of a resolution says."""
    authorise(actor, "write_minutes", follow_up.point.resolution.body)
    return record(follow_up, actor, _("Asked by the resolution."))


def report_follow_up(actor: Any, follow_up: FollowUp, state: str, report: str) -> FollowUp:
    """Say how far it is. Raises ``ValidationError`` at ``report`` when it is done or dropped and nothing is said of how."""
    authorise(actor, "report", follow_up)
    if state in (FollowUpState.DONE, FollowUpState.DROPPED) and not report.strip():
        raise ValidationError({"report": _("Say in a sentence what was done, or why it was dropped.")})
    with transaction.atomic():
        follow_up = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
        follow_up.state = state
        follow_up.report = report
        follow_up.reported_on = today()
        return record(follow_up, actor, _("Reported."))
