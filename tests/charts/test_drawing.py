"""The drawing: the figures it shows, its name for a screen reader, and what a strict page allows."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.utils import translation

from digiportal.charts import rendering
from digiportal.charts.layout import NARROW, PRINT, WIDE, Layout
from digiportal.charts.palette import shades, text_on
from digiportal.charts.specification import Chart
from tests.charts.examples import ALL, DEVIATIONS, SCHEDULE, SHARES, STATES, YEARS

SVG = "{http://www.w3.org/2000/svg}"


def _texts(drawing: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


@pytest.fixture(autouse=True)
def _norwegian() -> object:
    with translation.override("nb"):
        yield


@pytest.mark.parametrize("layout", [WIDE, NARROW, PRINT], ids=lambda layout: layout.name)
@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_drawing_is_fit_for_a_strict_page(chart: Chart, layout: Layout) -> None:
    drawing = rendering.render_svg(chart, layout)
    assert not re.search(r"\sstyle=|<style|<script|href=|url\(|\son\w+=|class=|aria-role", drawing)
    root = ElementTree.fromstring(drawing)
    assert root.get("role") == "img"
    assert "viewBox" in root.attrib
    assert not {"width", "height"} & root.attrib.keys()
    assert root.findtext(f"{SVG}title") == chart.title
    named = [
        element.get("id") for element in (root.find(f"{SVG}title"), root.find(f"{SVG}desc")) if element is not None
    ]
    assert root.get("aria-labelledby") == " ".join(map(str, named))


@pytest.mark.parametrize("layout", [WIDE, NARROW, PRINT], ids=lambda layout: layout.name)
@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_drawing_keeps_to_its_width(chart: Chart, layout: Layout) -> None:
    box = ElementTree.fromstring(rendering.render_svg(chart, layout)).get("viewBox", "")
    assert abs(float(box.split()[2]) - layout.width) <= layout.width * 0.06


def test_every_bar_bears_its_figure() -> None:
    assert {"161\u00a0950\u00a0kr", "214\u00a0808\u00a0kr", "Tokke", "Vinje", "Likt"} <= set(
        _texts(rendering.render_svg(SHARES, WIDE))
    )
    assert {"83\u00a0333", "131\u00a0475"} <= set(_texts(rendering.render_svg(SHARES, WIDE)))
    assert {"5", "3", "12", "0"} <= set(_texts(rendering.render_svg(STATES, NARROW)))
    assert "\u221245\u00a0000,5\u00a0kr" in _texts(rendering.render_svg(DEVIATIONS, PRINT))


def test_a_missing_figure_is_a_dash_not_a_zero() -> None:
    assert "\u2013" in _texts(rendering.render_svg(YEARS, WIDE))


def test_timeline_names_state_in_words() -> None:
    texts = _texts(rendering.render_svg(SCHEDULE, WIDE))
    assert {"Digital kommunikasjon: Pågår", "Felles arkiv: Planlagt", "2018", "2022"} <= set(texts)


def test_description_gives_the_figures() -> None:
    description = ElementTree.fromstring(rendering.render_svg(SHARES, WIDE)).findtext(f"{SVG}desc")
    assert description is not None
    assert (
        "Vinje: Likt 83\u00a0333\u00a0kr, Etter folketall 131\u00a0475\u00a0kr, Sum 214\u00a0808\u00a0kr" in description
    )


def test_names_do_not_meet_on_one_page() -> None:
    identifiers = [
        identifier
        for chart in ALL
        for layout in (WIDE, NARROW)
        for identifier in re.findall(r' id="([^"]+)"', rendering.render_svg(chart, layout))
    ]
    assert len(identifiers) == len(set(identifiers))


def test_numbers_follow_the_readers_language() -> None:
    with translation.override("en"):
        assert "\u221245\u00a0000.5\u00a0kr" in _texts(rendering.render_svg(DEVIATIONS, WIDE))


def test_a_chart_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    drawn = rendering.render_svg(STATES, WIDE)

    def refuse(*_arguments: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr(rendering, "_draw", refuse)
    assert rendering.render_svg(STATES, WIDE) == drawn


def test_title_is_escaped() -> None:
    chart = type(STATES)(**{**STATES.__dict__, "title": "<b>A & B</b>"})
    assert "&lt;b&gt;A &amp; B" in rendering.render_svg(chart, WIDE)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_shades_stay_apart_in_grey_and_text_on_them_is_readable(count: int) -> None:
    chosen = shades(count)
    assert all(_contrast(a, b) >= 1.7 for a, b in pairwise(chosen))
    assert all(_contrast(shade, text_on(shade)) >= 4.5 for shade in chosen)
