"""Dates in words in three languages; ends of periods; deadlines."""

from __future__ import annotations

import datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from digiportal.clock import today
from digiportal.ui import dates

MARCH = datetime.date(2018, 3, 13)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("nb", "13. mars 2018", "13.03.2018"),
        ("nn", "13. mars 2018", "13.03.2018"),
        ("en", "13 March 2018", "13/03/2018"),
    ],
)
def test_a_date_is_written_in_the_language_of_the_page(language: str, long: str, short: str) -> None:
    with translation.override(language):
        assert dates.long_date(MARCH) == long
        assert dates.short_date(MARCH) == short


def test_a_moment_is_written_in_the_time_of_oslo() -> None:
    late = datetime.datetime(2018, 3, 12, 23, 30, tzinfo=datetime.UTC)

    with translation.override("en"):
        assert dates.long_moment(late) == "13 March 2018 at 00:30"


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "words"),
    [
        (datetime.date(2020, 1, 1), datetime.date(2024, 1, 1), "1 January 2020 – 31 December 2023"),
        (MARCH, MARCH + datetime.timedelta(1), "13 March 2018"),
        (MARCH, None, "from 13 March 2018"),
        (None, MARCH, "until 12 March 2018"),
        (None, None, ""),
    ],
)
def test_a_period_ends_on_its_last_day(
    valid_from: datetime.date | None, valid_to: datetime.date | None, words: str
) -> None:
    with translation.override("en"):
        assert dates.date_range(valid_from, valid_to) == words


@pytest.mark.parametrize(
    ("days", "words", "urgency"),
    [
        (-3, "3 days past the deadline", "late"),
        (-1, "1 day past the deadline", "late"),
        (0, "today", "soon"),
        (1, "tomorrow", "soon"),
        (9, "in 9 days", "soon"),
        (60, "in 60 days", "later"),
    ],
)
def test_a_deadline_says_how_far_off_it_is(days: int, words: str, urgency: str) -> None:
    due = today() + datetime.timedelta(days)

    with translation.override("en"):
        assert dates.time_left(due) == words
        assert dates.urgency(due) == urgency


def test_filters_write_nothing_for_what_is_empty() -> None:
    template = Template("{% load dates %}[{{ none|longdate }}{{ unknown|deadline }}{{ none|shortdate }}]")

    assert template.render(Context({"none": None})) == "[]"
