"""Cells: what is understood, and what is said of the rest."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.importing.values import NotUnderstood, date_of, email_of, function_of, rank_of, text_of, yes_or_no

NEW_YEAR = datetime.date(2027, 1, 31)


@pytest.mark.parametrize("cell", ["31.01.2027", "31.1.2027", "31. 1. 2027", "2027-01-31", {"date": "2027-01-31"}])
def test_dates_that_can_be_read_in_one_way(cell: Any) -> None:
    assert date_of(cell) == NEW_YEAR


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("31.02.2026", "doesn't exist"),
        ("2026-02-31", "doesn't exist"),
        ("12/31/2026", "two ways"),
        ("01/02/2026", "two ways"),
        ("31.01.27", "four digits"),
        ("nyttår", "is no date"),
        ({"number": "46000"}, "is a number"),
        ("01.01.0027", "can't be right"),
        ({"formula": "=TODAY()"}, "formula"),
        ({"merged": "B2:B4", "text": "x"}, "B2:B4"),
    ],
)
def test_dates_that_cannot_say_how_to_mend_them(cell: Any, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        date_of(cell)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_date_as_it_is_written_here(day: datetime.date) -> None:
    assert date_of(f"{day.day}.{day.month}.{day.year}") == day
    assert date_of(day.isoformat()) == day


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused_in_words(text: str) -> None:
    for reader in (text_of, email_of, date_of, rank_of, yes_or_no, function_of):
        try:
            reader(text)  # type: ignore[operator]
        except NotUnderstood as refused:
            assert str(refused)  # noqa: PT017


def test_words_of_the_portal_in_any_of_its_languages() -> None:
    assert yes_or_no("YES") is True
    assert yes_or_no(None) is None
    assert function_of("Vice chair") == "vice_chair"
    assert rank_of({"number": "2"}) == 2
    assert email_of("mailto:Kari@Example.org") == "kari@example.org"
