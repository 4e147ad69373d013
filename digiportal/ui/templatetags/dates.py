"""Filters for dates in words. Each writes nothing for what is empty."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django import template

from digiportal.ui import dates

register = template.Library()


def _or_nothing(write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda when: write(when) if when else ""


register.filter("longdate", _or_nothing(dates.long_date))
register.filter("shortdate", _or_nothing(dates.short_date))
register.filter("daymonth", _or_nothing(dates.day_month))
register.filter("moment", _or_nothing(dates.long_moment))
register.filter("lastday", _or_nothing(dates.last_day))
register.filter("deadline", _or_nothing(dates.time_left))
register.filter("urgency", _or_nothing(dates.urgency))


@register.filter
def period(record: Any) -> str:
    """The period of a record with ``valid_from`` and ``valid_to`` (exclusive) in words."""
    return dates.date_range(record.valid_from, record.valid_to)


@register.filter
def until(valid_from: datetime.date | None, valid_to: datetime.date | None) -> str:
    """``{{ start|until:end }}``: a period in words, its end exclusive."""
    return dates.date_range(valid_from, valid_to)
