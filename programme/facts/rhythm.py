"""Whether a body meets as often as its rules say (R12)."""

from __future__ import annotations

import calendar
import datetime

from programme.models import Body


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month ``months`` later, or the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return datetime.date(day.year + years, month + 1, min(day.day, last))


def meeting_due(body: Body, last_held: datetime.date | None) -> datetime.date | None:
    """The day by which the body is to meet again; None where it has no rhythm or no meeting is known."""
    if body.rhythm_months is None or last_held is None:
        return None
    return add_months(last_held, body.rhythm_months)


def is_overdue(body: Body, last_held: datetime.date | None, day: datetime.date) -> bool:
    """Whether the body should have met before ``day``."""
    due = meeting_due(body, last_held)
    return due is not None and due < day
