"""Bar charts in Vega-Lite: bars lie down, so that names and figures have room; every bar bears its figure."""

from dataclasses import dataclass
from typing import Any

from digiportal.charts.layout import Layout
from digiportal.charts.palette import INK, shades, text_on
from digiportal.charts.specification import BarChart, GroupedBarChart, StackedBarChart
from digiportal.charts.wording import figure_text

Bars = BarChart | StackedBarChart | GroupedBarChart
LONGEST_NAME = 0.34  # of the drawing's width; longer names stand above their bars


@dataclass(frozen=True)
class _Frame:
    """Where things stand: `names_above` the bars or beside, `slots` bars to a category, the greatest figure's place."""

    layout: Layout
    names_above: bool
    slots: int
    lowest: float
    highest: float

    @property
    def air(self) -> int:
        """Half the room between one category and the next; more of it keeps names above with their own bars."""
        return round(self.layout.type * (0.5 if self.names_above else 0.36))

    @property
    def bars_from(self) -> int:
        """Where the bars begin in the band of their category."""
        return self.air + (self.layout.line if self.names_above else 0)

    @property
    def bars_to(self) -> int:
        return self.bars_from + self.slots * self.layout.bar

    @property
    def band(self) -> int:
        """The height that one category takes."""
        return self.bars_to + self.air


def draw_bars(chart: Bars, layout: Layout) -> dict[str, Any]:
    """The Vega-Lite specification of a bar chart."""
    import altair as alt  # heavy, and only needed when a chart isn't in the cache

    frame = _frame(chart, layout)
    shade = dict(zip((series.name for series in chart.series), shades(len(chart.series)), strict=True))
    rows = _stacked_rows(chart, frame, shade) if isinstance(chart, StackedBarChart) else _plain_rows(chart)
    layers = [_bars(alt, frame, rows, shade), _figures(alt, frame, rows)]
    if isinstance(chart, StackedBarChart):
        layers += [_parts(alt, frame, rows)]
    if frame.names_above:
        layers += [_names(alt, frame, chart)]
    picture = alt.layer(*layers).properties(width=_plot_width(chart, frame), height=frame.band * len(chart.categories))
    return picture.to_dict()


def _frame(chart: Bars, layout: Layout) -> _Frame:
    totals = chart.totals if isinstance(chart, StackedBarChart) else _all_values(chart)
    longest_name = max(map(layout.length, chart.categories))
    names_above = layout.names_above or longest_name > LONGEST_NAME * layout.width
    room = layout.width - (0 if names_above else longest_name)
    label = max(layout.length(figure_text(value, chart.unit)) for value in totals) + layout.type
    lowest, highest = float(min(0, *totals)), float(max(0, *totals)) or 1.0
    # The figure stands after its bar: the scale goes on so far that the longest bar's figure still has room.
    highest = lowest + (highest - lowest) * room / max(room - label, room / 3)
    slots = len(chart.series) if isinstance(chart, GroupedBarChart) else 1
    return _Frame(layout, names_above, slots, lowest, highest)


def _all_values(chart: BarChart | GroupedBarChart) -> tuple[Any, ...]:
    return tuple(value or 0 for series in chart.series for value in series.values)


def _plot_width(chart: Bars, frame: _Frame) -> float:
    beside = 0 if frame.names_above else max(map(frame.layout.length, chart.categories)) + frame.layout.type
    return round(frame.layout.width - beside)


def _plain_rows(chart: BarChart | GroupedBarChart) -> list[dict[str, Any]]:
    grouped = isinstance(chart, GroupedBarChart)
    return [
        {
            "category": category,
            "series": series.name,
            "slot": series.name if grouped else "",
            "start": 0.0,
            "end": float(series.values[index] or 0),
            "figure": figure_text(series.values[index], chart.unit),
            "place": max(0.0, float(series.values[index] or 0)),
        }
        for index, category in enumerate(chart.categories)
        for series in chart.series
    ]


def _stacked_rows(chart: StackedBarChart, frame: _Frame, shade: dict[str, str]) -> list[dict[str, Any]]:
    rows = []
    for index, category in enumerate(chart.categories):
        end = 0.0
        for series in chart.series:
            start, end = end, end + float(series.values[index] or 0)
            text = figure_text(series.values[index], "")
            last = series is chart.series[-1]
            rows.append(
                {
                    "category": category,
                    "series": series.name,
                    "slot": "",
                    "start": start,
                    "end": end,
                    "part": text if _fits(text, end - start, chart, frame) else "",
                    "part_colour": text_on(shade[series.name]),
                    "figure": figure_text(chart.totals[index], chart.unit) if last else "",
                    "place": end,
                }
            )
    return rows


def _fits(text: str, length: float, chart: StackedBarChart, frame: _Frame) -> bool:
    room = length / (frame.highest - frame.lowest) * _plot_width(chart, frame)
    return room > frame.layout.length(text) + frame.layout.type * 0.8


def _y(alt: Any, frame: _Frame, **options: Any) -> Any:
    axis = None if frame.names_above else alt.Axis(title=None, domain=False, ticks=False, labelLimit=0, labelPadding=8)
    return alt.Y("category:N", sort=None, axis=axis, scale=alt.Scale(padding=0), **options)


def _slot(alt: Any, frame: _Frame) -> Any:
    return alt.YOffset("slot:N", sort=None, scale=alt.Scale(range=[frame.bars_from, frame.bars_to], padding=0.06))


def _x(alt: Any, frame: _Frame, field: str) -> Any:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[frame.lowest, frame.highest], nice=False))


def _bars(alt: Any, frame: _Frame, rows: list[dict[str, Any]], shade: dict[str, str]) -> Any:
    legend = alt.Legend(
        title=None, orient="top", direction="horizontal", symbolType="square", symbolSize=150, labelLimit=0
    )
    colour = alt.Color(
        "series:N",
        sort=None,
        scale=alt.Scale(domain=list(shade), range=list(shade.values())),
        legend=legend if len(shade) > 1 else None,
    )
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(stroke=INK, strokeWidth=0.5)
        .encode(x=_x(alt, frame, "start"), x2="end:Q", y=_y(alt, frame), yOffset=_slot(alt, frame), color=colour)
    )


def _figures(alt: Any, frame: _Frame, rows: list[dict[str, Any]]) -> Any:
    return (
        alt.Chart(alt.Data(values=[row for row in rows if row["figure"]]))
        .mark_text(align="left", baseline="middle", dx=6, color=INK, fontWeight=600)
        .encode(x=_x(alt, frame, "place"), y=_y(alt, frame), yOffset=_slot(alt, frame), text="figure:N")
    )


def _parts(alt: Any, frame: _Frame, rows: list[dict[str, Any]]) -> Any:
    middles = [{**row, "middle": (row["start"] + row["end"]) / 2} for row in rows if row["part"]]
    return (
        alt.Chart(alt.Data(values=middles))
        .mark_text(align="center", baseline="middle")
        .encode(
            x=_x(alt, frame, "middle"),
            y=_y(alt, frame),
            yOffset=_slot(alt, frame),
            text="part:N",
            color=alt.Color("part_colour:N", scale=None),
        )
    )


def _names(alt: Any, frame: _Frame, chart: Bars) -> Any:
    names = [{"category": category} for category in chart.categories]
    return (
        alt.Chart(alt.Data(values=names))
        .mark_text(align="left", baseline="bottom", dy=frame.bars_from - 2, color=INK)
        .encode(x=alt.value(0), y=_y(alt, frame, bandPosition=0), text="category:N")
    )
