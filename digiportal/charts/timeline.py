"""A timeline in Vega-Lite: one line for each thing, over years."""

from datetime import date
from math import ceil
from typing import Any, Literal

from digiportal.charts.layout import Layout
from digiportal.charts.palette import INK, RULE, shades
from digiportal.charts.specification import Span, TimelineChart

PLACES: tuple[tuple[Literal["left", "right"], str], ...] = (("left", "start"), ("right", "end"))


def draw_timeline(chart: TimelineChart, layout: Layout) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline. Days are drawn as parts of a year, since a scale of dates depends on
    the machine's time zone."""
    import altair as alt  # heavy, and only needed when a chart isn't in the cache

    first = min(span.start.year for span in chart.spans)
    last = max(span.end.year for span in chart.spans) + 1
    rows = [_row(index, span, (first, last), layout) for index, span in enumerate(chart.spans)]
    scale = alt.Scale(domain=[first, last], nice=False)
    axis = alt.Axis(
        title=None,
        values=_years(first, last, layout),
        format="d",
        orient="top",
        gridColor=RULE,
        domain=False,
        tickColor=RULE,
    )
    y = alt.Y("index:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.InlineData(values=rows))
    bars = base.mark_bar(
        size=layout.bar, yOffset=round(layout.line / 2), color=shades(1)[0], stroke=INK, strokeWidth=0.5
    ).encode(x=alt.X("start:Q", scale=scale, axis=axis), x2="end:Q", y=y)
    names = [
        base.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=side, baseline="middle", yOffset=-round(layout.bar / 2) - 2, color=INK)
        .encode(x=alt.X(f"{place}:Q", scale=scale), y=y, text="label:N")
        for side, place in PLACES
    ]
    height = (layout.line + layout.bar + round(layout.type * 0.6)) * len(rows)
    return alt.layer(bars, *names).properties(width=layout.width, height=height).to_dict()


def _row(index: int, span: Span, years: tuple[int, int], layout: Layout) -> dict[str, Any]:
    """A line's data. Its name stands at the beginning of the bar, or ends with the bar if it would else run out of the
    picture."""
    label = f"{span.name}: {span.state}"
    start = _year_part(span.start, 0)
    room = (years[1] - start) / (years[1] - years[0]) * layout.width
    side = "left" if layout.length(label) < room else "right"
    return {"index": index, "label": label, "side": side, "start": start, "end": _year_part(span.end, 1)}


def _years(first: int, last: int, layout: Layout) -> list[int]:
    """The years that are written above: all, or so few that they don't meet."""
    step = max(1, ceil((last - first) * layout.length("2018 ") / layout.width))
    return list(range(first, last + 1, step))


def _year_part(day: date, days_later: int) -> float:
    """A day as a part of its year: 1 July 2018 is about 2018.5."""
    new_year = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - new_year).days
    return round(day.year + ((day - new_year).days + days_later) / length, 4)
