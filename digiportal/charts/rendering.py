"""Specification in, finished SVG out, kept in the cache."""

from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from digiportal.charts import fonts, svg
from digiportal.charts.bars import draw_bars
from digiportal.charts.layout import Layout
from digiportal.charts.palette import INK, QUIET
from digiportal.charts.specification import Chart, TimelineChart
from digiportal.charts.timeline import draw_timeline
from digiportal.charts.wording import description

DRAWING = "1"  # raise it when charts are drawn otherwise, so that the cache forgets the old ones
VEGA_LITE = "6.4"
KEPT = 30 * 24 * 3600  # seconds
# The second name is the print style sheet's (templates/documents/css/fonts.css) for letters beyond Latin.
TYPEFACE = "Inter, 'Inter Extended', sans-serif"


def render_svg(chart: Chart, layout: Layout) -> str:
    """The chart as SVG in the active language: no outside reference, no style, ids of its own. The same chart gives the
    same text in every process."""
    name = _identifier(chart, layout)
    key = f"chart:{name}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        drawn = _draw(chart, layout, name)
        cache.set(key, drawn, KEPT)
    return drawn


def _identifier(chart: Chart, layout: Layout) -> str:
    facts = repr((DRAWING, VEGA_LITE, get_language(), layout, chart))
    return f"chart-{sha256(facts.encode()).hexdigest()[:24]}"


def _draw(chart: Chart, layout: Layout, identifier: str) -> str:
    # Imported here: its threads don't survive the fork that makes a server's worker processes.
    import vl_convert

    fonts.register_typeface()
    drawing = draw_timeline(chart, layout) if isinstance(chart, TimelineChart) else draw_bars(chart, layout)
    drawing["config"] = _config(layout)
    drawn = vl_convert.vegalite_to_svg(drawing, vl_version=VEGA_LITE)
    return svg.finish(drawn, identifier=identifier, title=chart.title, description=description(chart))


def _config(layout: Layout) -> dict[str, Any]:
    text = {"labelFontSize": layout.type, "labelColor": INK}
    return {
        "background": None,
        "padding": 1,
        "font": TYPEFACE,
        "view": {"stroke": None},
        "axis": {**text, "labelColor": INK},
        "axisX": {"labelColor": QUIET},
        "legend": {**text, "columnPadding": 18, "offset": 8},
        "text": {"fontSize": layout.type},
    }
