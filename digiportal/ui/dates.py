"""Dates in words, in the language of the page. Babel writes them: Django has no formats for nynorsk."""

from __future__ import annotations

import datetime

from babel.dates import format_date, format_time
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from digiportal.clock import today

_BABEL_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_SOON = 14
_DAY = datetime.timedelta(days=1)


def _locale() -> str:
    return _BABEL_LOCALES[(get_language() or "nb")[:2]]


def _day(when: datetime.date) -> datetime.date:
    """The day in Oslo of a date or a moment."""
    if isinstance(when, datetime.datetime):
        return timezone.localtime(when).date() if timezone.is_aware(when) else when.date()
    return when


def long_date(when: datetime.date) -> str:
    """«13. mars 2018», "13 March 2018"."""
    return format_date(_day(when), format="long", locale=_locale())


def short_date(when: datetime.date) -> str:
    """«13.03.2018», "13/03/2018"."""
    pattern = "dd/MM/yyyy" if _locale() == "en_GB" else "dd.MM.yyyy"
    return format_date(_day(when), format=pattern, locale=_locale())


def day_month(when: datetime.date) -> str:
    """«13. mars», "13 March"."""
    return format_date(_day(when), format="d MMMM" if _locale() == "en_GB" else "d. MMMM", locale=_locale())


def long_moment(when: datetime.datetime) -> str:
    """«13. mars 2018 kl. 09.30», "13 March 2018 at 09:30"."""
    local = timezone.localtime(when) if timezone.is_aware(when) else when
    pattern = "HH:mm" if _locale() == "en_GB" else "HH.mm"
    return _("%(date)s at %(time)s") % {
        "date": long_date(local),
        "time": format_time(local.time(), format=pattern, locale=_locale()),
    }


def last_day(valid_to: datetime.date) -> datetime.date:
    """The last day that something holds, of an end that is exclusive."""
    return valid_to - _DAY


def date_range(valid_from: datetime.date | None, valid_to: datetime.date | None) -> str:
    """A period in words, ``valid_to`` exclusive: «1. januar 2020 – 31. desember 2023», «fra 1. januar 2020»."""
    if valid_from and valid_to:
        last = last_day(valid_to)
        return long_date(valid_from) if last == valid_from else f"{long_date(valid_from)} – {long_date(last)}"
    if valid_from:
        return _("from %(date)s") % {"date": long_date(valid_from)}
    if valid_to:
        return _("until %(date)s") % {"date": long_date(last_day(valid_to))}
    return ""


def time_left(due: datetime.date) -> str:
    """How far a deadline is from today: «om 9 dager», «i dag», «3 dager over fristen»."""
    days = (_day(due) - today()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day past the deadline", "%(days)d days past the deadline", -days) % {"days": -days}


def urgency(due: datetime.date) -> str:
    """``late`` past the deadline, ``soon`` within two weeks of it, else ``later``."""
    days = (_day(due) - today()).days
    return "late" if days < 0 else "soon" if days <= _SOON else "later"
