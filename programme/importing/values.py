"""What a cell says: dates, yes and no, numbers; or why it can't be understood, in words that help to mend it."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from programme.importing.columns import in_every_language, plain
from programme.models import SeatFunction

MAX_DEPUTIES = 20

YES = pgettext_lazy("import example", "yes")
NO = pgettext_lazy("import example", "no")

_NORWEGIAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\.?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}")
_SLASHES = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}/\d{1,2}/\d{1,2}")
_YEARS = range(1900, 2101)


class NotUnderstood(Exception):
    """A cell that can't be used; the message says what is wrong and how to mend it."""


def text_of(cell: Any) -> str:
    """The text of a cell. Raises ``NotUnderstood`` for formulas and merged cells."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if "formula" in cell:
        raise NotUnderstood(_("The cell has a formula. Copy it, and paste it as a value."))
    if "merged" in cell:
        message = _("The cells %(area)s are merged. Split them, and fill in each row.")
        raise NotUnderstood(message % {"area": cell["merged"]})
    return str(cell.get("date") or cell["number"])


def short_text(cell: Any, limit: int = 200) -> str:
    """The text of a cell of at most ``limit`` characters."""
    text = text_of(cell)
    if len(text) > limit:
        raise NotUnderstood(_("The text is too long: at most %(limit)s characters.") % {"limit": limit})
    return text


def email_of(cell: Any) -> str:
    """The address in small letters, empty where there is none."""
    email = text_of(cell).removeprefix("mailto:").lower()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError as error:
        raise NotUnderstood(_("«%(text)s» is no e-mail address.") % {"text": email[:80]}) from error
    if len(email) > 254:
        raise NotUnderstood(_("The address is too long."))
    return email


def date_of(cell: Any) -> datetime.date | None:
    """The date, None where there is none."""
    if isinstance(cell, dict) and "number" in cell:
        message = _("%(text)s is a number. Format the cell as a date, or write day.month.year, as 31.01.2027.")
        raise NotUnderstood(message % {"text": cell["number"]})
    text = text_of(cell)
    if not text:
        return None
    if norwegian := _NORWEGIAN.fullmatch(text):
        day, month, year = map(int, norwegian.groups())
    elif iso := _ISO.fullmatch(text):
        year, month, day = map(int, iso.groups())
    else:
        raise NotUnderstood(_why_no_date(text))
    return _real_date(text, year, month, day)


def _real_date(text: str, year: int, month: int, day: int) -> datetime.date:
    if year not in _YEARS:
        raise NotUnderstood(_("The year %(year)s can't be right.") % {"year": year})
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        message = _("The date %(text)s doesn't exist. Write day.month.year, as 31.01.2027.")
        raise NotUnderstood(message % {"text": text}) from error


def _why_no_date(text: str) -> str:
    if _SHORT_YEAR.fullmatch(text):
        return _("Write the year of %(text)s with four digits, as 31.01.2027.") % {"text": text}
    if _SLASHES.fullmatch(text):
        message = _("%(text)s may be read in two ways. Write day.month.year with full stops, as 31.01.2027.")
        return message % {"text": text}
    return _("«%(text)s» is no date. Write day.month.year, as 31.01.2027.") % {"text": text[:40]}


def rank_of(cell: Any) -> int:
    """0 for the holder, 1 … for deputies."""
    text = text_of(cell)
    if not text:
        return 0
    if not re.fullmatch(r"\d{1,2}\.?", text) or int(text.rstrip(".")) > MAX_DEPUTIES:
        message = _("«%(text)s» is no deputy number. Leave it empty for the holder, or write 1, 2 and so on.")
        raise NotUnderstood(message % {"text": text[:40]})
    return int(text.rstrip("."))


def yes_or_no(cell: Any) -> bool | None:
    """None where the cell is empty."""
    text = plain(text_of(cell))
    if not text:
        return None
    for word, answer in ((YES, True), (NO, False)):
        if text in in_every_language(word):
            return answer
    raise NotUnderstood(_("Write yes or no, or leave it empty."))


def function_of(cell: Any) -> str:
    """A value of ``SeatFunction``, empty where the cell is."""
    text = plain(text_of(cell))
    if not text:
        return ""
    for function in SeatFunction:
        if text in in_every_language(function.label):
            return function.value
    known = ", ".join(str(function.label) for function in SeatFunction)
    raise NotUnderstood(_("«%(text)s» is no function. Use one of these: %(known)s.") % {"text": text, "known": known})
