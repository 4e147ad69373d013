"""Charts in templates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from digiportal.charts.layout import NARROW, PRINT, WIDE, Layout
from digiportal.charts.rendering import render_svg
from digiportal.charts.specification import Chart
from digiportal.charts.wording import numbers_table

register = template.Library()


@register.inclusion_tag("components/chart.html")
def chart(specification: Chart) -> dict[str, Any]:
    """A figure for a page: the chart for wide and for narrow windows, and the same figures as a table."""
    return {
        "title": specification.title,
        "wide": _picture(specification, WIDE),
        "narrow": _picture(specification, NARROW),
        "table": numbers_table(specification),
    }


@register.simple_tag
def print_chart(specification: Chart) -> SafeString:
    """The picture alone, as a document shows it (templates/documents/components/figure.html)."""
    return _picture(specification, PRINT)


def _picture(specification: Chart, layout: Layout) -> SafeString:
    # Safe: made by the renderer from escaped text, see svg.finish.
    return mark_safe(render_svg(specification, layout))  # noqa: S308
