"""How far off a deadline is, and whether an agreement still holds (R2)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from programme.models import Agreement, EvaluationDeadline

WARNING = datetime.timedelta(days=90)
"""How long before an evaluation, or before an agreement ends, the portal warns."""


class Nearness(StrEnum):
    DONE = "done"
    LATE = "late"
    SOON = "soon"
    AHEAD = "ahead"


def nearness(due_on: datetime.date, day: datetime.date, *, done: bool = False) -> Nearness:
    """How a deadline (``due_on`` is the last day) stands on ``day``."""
    if done:
        return Nearness.DONE
    if due_on < day:
        return Nearness.LATE
    return Nearness.SOON if due_on <= day + WARNING else Nearness.AHEAD


@dataclass(frozen=True)
class EvaluationStatus:
    """An evaluation of an agreement and how it stands on a day."""

    deadline: EvaluationDeadline
    nearness: Nearness


@dataclass(frozen=True)
class AgreementStatus:
    """An agreement on a day: whether it still holds, its last day, its evaluations."""

    agreement: Agreement
    is_expired: bool
    ends_soon: bool
    last_day: datetime.date | None
    evaluations: tuple[EvaluationStatus, ...]


def agreement_status(agreement: Agreement, day: datetime.date) -> AgreementStatus:
    """Uses prefetched ``evaluations``."""
    evaluations = tuple(
        EvaluationStatus(deadline, nearness(deadline.due_on, day, done=deadline.done_on is not None))
        for deadline in agreement.evaluations.all()
    )
    ends_on = agreement.ends_on
    expired = ends_on is not None and ends_on <= day
    soon = ends_on is not None and day < ends_on <= day + WARNING
    last_day = ends_on - datetime.timedelta(days=1) if ends_on else None
    return AgreementStatus(agreement, expired, soon, last_day, evaluations)
