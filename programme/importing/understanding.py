"""What stands in a row, cell by cell, before it is held against what is known."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from programme.importing import values
from programme.importing.values import NotUnderstood
from programme.models import ImportRow

Value = TypeVar("Value")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row; ``column`` is a key of ``columns.BY_KEY``."""

    column: str
    text: str


@dataclass
class Understood:
    """The values of a row, and what couldn't be understood. ``last_day`` is inclusive."""

    row: ImportRow
    problems: list[Problem] = field(default_factory=list)
    name: str = ""
    email: str = ""
    organisation: str = ""
    position: str = ""
    body: str = ""
    seat: str = ""
    function: str = ""
    rank: int = 0
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    login: bool | None = None

    def wrong(self, column: str) -> bool:
        """Whether something is wrong in that column."""
        return any(problem.column == column for problem in self.problems)

    @property
    def wants_login(self) -> bool:
        return bool(self.email and self.body) if self.login is None else self.login

    @property
    def valid_to(self) -> datetime.date | None:
        """The first day on which the term no longer holds."""
        return self.last_day + datetime.timedelta(days=1) if self.last_day else None


def understand(row: ImportRow) -> Understood:
    """Read every cell of ``row``."""
    one = Understood(row)
    cells = row.cells
    one.name = _read(one, "name", values.short_text, cells) or ""
    one.email = _read(one, "email", values.email_of, cells) or ""
    one.organisation = _read(one, "organisation", values.short_text, cells) or ""
    one.position = _read(one, "position", values.short_text, cells) or ""
    one.body = _read(one, "body", values.short_text, cells) or ""
    one.seat = _read(one, "seat", values.short_text, cells) or ""
    one.function = _read(one, "function", values.function_of, cells) or ""
    one.rank = _read(one, "deputy", values.rank_of, cells) or 0
    one.first_day = _read(one, "from", values.date_of, cells)
    one.last_day = _read(one, "to", values.date_of, cells)
    one.login = _read(one, "login", values.yes_or_no, cells)
    one.problems += [Problem(column, text) for column, text in _missing(one) if not one.wrong(column)]
    return one


def _read(one: Understood, column: str, reader: Callable[[Any], Value], cells: dict[str, Any]) -> Value | None:
    try:
        return reader(cells.get(column))
    except NotUnderstood as wrong:
        one.problems.append(Problem(column, str(wrong)))
        return None


def _missing(one: Understood) -> list[tuple[str, str]]:
    """What must be there for the rest to make sense."""
    has_seat = bool(one.body or one.seat)
    found = [
        ("name", _("The name is missing."), not one.name),
        ("organisation", _("The organisation is missing."), not one.organisation),
        ("body", _("Say in which body the seat is."), bool(one.seat) and not one.body),
        ("seat", _("Say which seat it is, by its title."), bool(one.body) and not one.seat),
        ("from", _("Say from which day the seat is held."), has_seat and one.first_day is None),
        ("email", _("Whoever is to log in needs an e-mail."), bool(one.login) and not one.email),
        (
            "login",
            _("A log-in without a seat shows nothing. Give the person a seat, or write no."),
            bool(one.login) and not has_seat,
        ),
        ("to", _("The last day comes before the first."), _ends_before_it_begins(one)),
    ]
    return [(column, text) for column, text, is_wrong in found if is_wrong]


def _ends_before_it_begins(one: Understood) -> bool:
    return one.first_day is not None and one.last_day is not None and one.last_day < one.first_day
