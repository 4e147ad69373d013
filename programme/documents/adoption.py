"""The resolution that adopted something, as plain data and in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from digiportal.ui.dates import long_date
from programme.models import Resolution


@dataclass(frozen=True)
class Adoption:
    """Who adopted, when and in which case."""

    title: str
    body: str
    case_number: str
    date: datetime.date


def adoption(resolution: Resolution) -> Adoption:
    """Under the title that everybody may read."""
    number = resolution.treatment.number if resolution.treatment else ""
    return Adoption(str(resolution), resolution.body.name, number, resolution.decided_on)


def adoption_in_words(adopted: Adoption) -> str:
    """«Adopted by Rådmannsutvalet on 19 March 2026 (PS 3/26).»"""
    values = {"body": adopted.body, "day": long_date(adopted.date), "case": adopted.case_number}
    if adopted.case_number:
        return _("Adopted by %(body)s on %(day)s (%(case)s).") % values
    return _("Adopted by %(body)s on %(day)s.") % values
