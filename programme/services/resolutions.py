"""Recording resolutions, in a meeting or from outside the portal, and correcting them beside the original (R15, R20)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.clock import today
from digiportal.records.recording import record
from programme.models import Dissent, HowDecided, Resolution, ResolutionCorrection, ResolutionPoint, TreatmentState
from programme.services.meetings import lock_resolution


def record_resolution(
    actor: Any,
    resolution: Resolution,
    points: Iterable[ResolutionPoint],
    dissents: Iterable[Dissent] = (),
    reason: str = "",
) -> Resolution:
    """Record what a body decided in a meeting that is not closed; the meeting's closing locks it.

    One from outside the portal is locked at once. Raises ``ValidationError`` when there is no point, when the meeting is
    closed already, or when the chair decided though all agreed.
    """
    authorise(actor, "write_minutes", resolution.body)
    points, dissents = list(points), list(dissents)
    _check(resolution, points, dissents)
    with transaction.atomic():
        record(resolution, actor, reason or _("The resolution was recorded."))
        children: list[ResolutionPoint | Dissent] = [*points, *dissents]
        for child in children:
            child.resolution = resolution
            child.full_clean()
            child.save()
        if resolution.outside_portal:
            lock_resolution(actor, resolution)
        elif resolution.treatment is not None:
            resolution.treatment.state = TreatmentState.DECIDED
            record(resolution.treatment, actor, reason or _("The resolution was recorded."))
    return resolution


def _check(resolution: Resolution, points: list[ResolutionPoint], dissents: list[Dissent]) -> None:
    if not points:
        raise ValidationError(_("A resolution has at least one point."))
    if resolution.how == HowDecided.CHAIR and not dissents:
        raise ValidationError(_("Where the chair decides, say who did not agree."))
    meeting = resolution.treatment.meeting if resolution.treatment else None
    if meeting is not None and meeting.is_closed and not resolution.outside_portal:
        raise ValidationError(_("The meeting is closed: what it decided can't be added to."))


def correct_resolution(actor: Any, resolution: Resolution, text: str) -> ResolutionCorrection:
    """Add a visible, dated correction beside a locked resolution (R15)."""
    authorise(actor, "write_minutes", resolution.body)
    correction = ResolutionCorrection(resolution=resolution, made_on=today(), made_by=actor, text=text)
    correction.full_clean()
    correction.save()
    return correction
