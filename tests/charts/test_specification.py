"""What can't be drawn honestly is refused when it is specified."""

from dataclasses import replace
from datetime import date

import pytest

from digiportal.charts.specification import Series, Span, TimelineChart
from tests.charts.examples import SCHEDULE, SHARES, STATES


def test_a_chart_needs_figures() -> None:
    with pytest.raises(ValueError, match="needs figures"):
        replace(STATES, categories=(), values=())


def test_figures_are_as_many_as_categories() -> None:
    with pytest.raises(ValueError, match="one figure for each"):
        replace(STATES, values=(1, 2))


def test_categories_differ() -> None:
    with pytest.raises(ValueError, match="differ"):
        replace(SHARES, categories=("Vinje", "Vinje"))


def test_parts_of_a_sum_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        replace(SHARES, series=(Series("Likt", (1, 1)), Series("Rest", (1, -1))))


@pytest.mark.parametrize("count", [1, 5])
def test_series_can_be_told_apart_in_grey(count: int) -> None:
    with pytest.raises(ValueError, match="told apart"):
        replace(SHARES, series=tuple(Series(f"Del {number}", (1, 1)) for number in range(count)))


def test_a_span_ends_after_it_begins_and_a_timeline_has_something_on_it() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Span("Arkiv", date(2021, 2, 1), date(2021, 1, 31), "Pågår")
    with pytest.raises(ValueError, match="something on it"):
        TimelineChart(**{**SCHEDULE.__dict__, "spans": ()})


def test_totals_leave_missing_figures_out() -> None:
    chart = replace(SHARES, series=(Series("Likt", (1, None)), Series("Rest", (2, 3))))
    assert chart.totals == (3, 3)
