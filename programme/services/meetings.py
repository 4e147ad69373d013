"""A meeting from plan to signed minutes: numbers with the notice, the lock when it is closed (R14, R15)."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import now
from digiportal.records.recording import record
from digiportal.records.states import StateMachine, Transition
from programme.models import CaseTreatment, Meeting, MeetingState, Resolution

MEETING = StateMachine(
    Transition("send_notice", (MeetingState.PLANNED,), MeetingState.CALLED, "set_agenda"),
    Transition("close", (MeetingState.CALLED,), MeetingState.CLOSED, "write_minutes"),
    Transition("sign", (MeetingState.CLOSED,), MeetingState.SIGNED, "write_minutes"),
    Transition("cancel", (MeetingState.PLANNED, MeetingState.CALLED), MeetingState.CANCELLED, "set_agenda"),
)


def send_notice(actor: Any, meeting: Meeting, called_on: datetime.date) -> Meeting:
    """Call the meeting: its cases get their numbers, without gaps and never used before (R14)."""
    with transaction.atomic():
        meeting = _begin(actor, meeting, "send_notice")
        meeting.called_on = called_on
        for treatment in meeting.treatments.filter(sequence__isnull=True).order_by("agenda_order"):
            give_number(actor, treatment)
        return record(meeting, actor, _("The notice was sent."))


def give_number(actor: Any, treatment: CaseTreatment) -> CaseTreatment:
    """The next number of the body, type and year; two secretaries at the same moment wait for each other."""
    if treatment.meeting is None:
        raise ValidationError(_("A case gets its number with the notice of a meeting."))
    body = type(treatment.body).objects.select_for_update().get(pk=treatment.body_id)
    year = treatment.meeting.date.year
    used = CaseTreatment.objects.filter(body=body, type=treatment.type, year=year)
    treatment.sequence = (used.aggregate(last=Max("sequence"))["last"] or 0) + 1
    treatment.year = year
    return record(treatment, actor, _("The case got its number."))


def close_meeting(actor: Any, meeting: Meeting) -> Meeting:
    """Close the meeting and lock the text of its resolutions against everybody (R15)."""
    with transaction.atomic():
        meeting = _begin(actor, meeting, "close")
        meeting.closed_at = now()
        for resolution in Resolution.objects.filter(treatment__meeting=meeting, locked_at__isnull=True):
            lock_resolution(actor, resolution)
        return record(meeting, actor, _("The meeting was closed."))


def lock_resolution(actor: Any, resolution: Resolution) -> Resolution:
    """From now on nobody changes what was decided; screening still may change who sees it."""
    resolution.locked_at = now()
    return record(resolution, actor, _("The text was locked."))


def sign_minutes(actor: Any, meeting: Meeting, signed_on: datetime.date) -> Meeting:
    """The chair, and those whom the body names, signed the minutes."""
    with transaction.atomic():
        meeting = _begin(actor, meeting, "sign")
        meeting.signed_on = signed_on
        return record(meeting, actor, _("The minutes were signed."))


def _begin(actor: Any, meeting: Meeting, act: str) -> Meeting:
    """The meeting, locked, moved to the state after ``act``; raises for those who may not and in the wrong state."""
    authorise(actor, MEETING.right_for(act), meeting.body)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting.state = MEETING.after(act, meeting.state)
    return meeting
