"""A timeline in Vega-Lite: one line for each thing, over years."""

from datetime import date
from typing import Any

from digiportal.charts.layout import Layout
from digiportal.charts.palette import INK, RULE, shades
from digiportal.charts.specification import TimelineChart


def draw_timeline(chart: TimelineChart, layout: Layout) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline. Days are drawn as parts of a year, since a scale of dates depends on
    the machine's time zone."""
    import altair as alt  # heavy, and only needed when a chart isn't in the cache

    first = min(span.start.year for span in chart.spans)
    last = max(span.end.year for span in chart.spans) + 1
    rows = [_row(chart, index) for index in range(len(chart.spans))]
    band = layout.line + layout.bar + round(layout.type * 0.6)
    scale = alt.Scale(domain=[first, last], nice=False)
    years = [year for year in range(first, last + 1) if (last - first) <= layout.width / 60 or (year - first) % 2 == 0]
    axis = alt.Axis(title=None, values=years, format="d", orient="top", gridColor=RULE, domain=False, tickColor=RULE)
    y = alt.Y("index:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.Data(values=rows))
    bars = base.mark_bar(
        size=layout.bar, yOffset=round(layout.line / 2), color=shades(1)[0], stroke=INK, strokeWidth=0.5
    ).encode(x=alt.X("start:Q", scale=scale, axis=axis), x2="end:Q", y=y)
    # The name stands at the beginning of its bar, or ends where the bar ends if it would run out of the picture.
    names = [
        base.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=side, baseline="middle", yOffset=-round(layout.bar / 2) - 2, color=INK)
        .encode(x=alt.X(f"{place}:Q", scale=scale), y=y, text="label:N")
        for side, place in (("left", "start"), ("right", "end"))
    ]
    for row in rows:
        room = (last - row["start"]) / (last - first) * layout.width
        row["side"] = "left" if layout.length(row["label"]) < room else "right"
    return alt.layer(bars, *names).properties(width=layout.width, height=band * len(rows)).to_dict()


def _row(chart: TimelineChart, index: int) -> dict[str, Any]:
    span = chart.spans[index]
    return {
        "index": index,
        "label": f"{span.name}: {span.state}",
        "start": _year_part(span.start, 0),
        "end": _year_part(span.end, 1),
    }


def _year_part(day: date, days_later: int) -> float:
    """A day as a part of its year: 1 July 2018 is about 2018.5."""
    new_year = date(day.year, 1, 1)
    length = (date(day.year + 1, 1, 1) - new_year).days
    return round(day.year + ((day - new_year).days + days_later) / length, 4)
