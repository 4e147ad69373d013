"""The figures of a chart as text: labels, the description that is read out, and the table behind."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from digiportal.charts.specification import BarChart, Chart, Figure, StackedBarChart, TimelineChart
from digiportal.money import format_number

NO_BREAK_SPACE = "\u00a0"
NOTHING = "\u2013"  # an en dash
READ_OUT = 12  # more figures than this are left to the table


@dataclass(frozen=True)
class NumbersTable:
    """The same figures as the chart shows; the first cell of each row names it. `numeric` tells how cells are set."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool


def figure_text(value: Figure | None, unit: str) -> str:
    """«214 808 kr», with spaces that don't break; a figure that isn't there is a dash."""
    if value is None:
        return NOTHING
    number = format_number(value, language=get_language() or "nb")
    return f"{number}{NO_BREAK_SPACE}{unit}" if unit else number


def day_text(day: date) -> str:
    """A date in the reader's language."""
    return date_format(day, "DATE_FORMAT")


def numbers_table(chart: Chart) -> NumbersTable:
    """The table behind the chart."""
    if isinstance(chart, TimelineChart):
        headings = (chart.category, chart.first_day, chart.last_day, chart.state)
        spans = ((span.name, day_text(span.start), day_text(span.end), span.state) for span in chart.spans)
        return NumbersTable(headings, tuple(spans), numeric=False)
    columns = [(series.name, series.values) for series in chart.series]
    if isinstance(chart, StackedBarChart):
        columns.append((chart.total, chart.totals))
    rows = (
        (name, *(figure_text(values[index], chart.unit) for _heading, values in columns))
        for index, name in enumerate(chart.categories)
    )
    return NumbersTable((chart.category, *(heading for heading, _values in columns)), tuple(rows), numeric=True)


def description(chart: Chart) -> str:
    """What is read out for the picture: the figures if they are few, else where they are."""
    table = numbers_table(chart)
    if len(table.rows) * (len(table.headings) - 1) > READ_OUT * 2:
        return _("A chart with %(count)d lines; the same figures stand in the table.") % {"count": len(table.rows)}
    if isinstance(chart, BarChart):
        return "; ".join(f"{name}: {value}" for name, value in table.rows) + "."
    lines = (
        f"{row[0]}: "
        + ", ".join(f"{heading} {text}" for heading, text in zip(table.headings[1:], row[1:], strict=True))
        for row in table.rows
    )
    return "; ".join(lines) + "."
