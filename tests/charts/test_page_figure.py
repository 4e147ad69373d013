"""The figure that a page shows: two drawings and a table with the same figures."""

import re

from django.template import Context, Template
from django.utils import translation

from digiportal.charts.wording import numbers_table
from tests.charts.examples import SCHEDULE, SHARES


def _page(chart: object) -> str:
    with translation.override("nb"):
        return Template("{% load charts %}{% chart chart %}").render(Context({"chart": chart}))


def test_figure_has_a_drawing_for_each_width_and_a_table() -> None:
    page = _page(SHARES)
    assert page.count("<svg") == 2
    assert page.count("<figcaption") == page.count("<table") == page.count("<details") == 1
    assert 'style="' not in page


def test_table_has_headings_and_the_figures_of_the_chart() -> None:
    page = _page(SHARES)
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', page) == ["Kommune", "Likt", "Etter folketall", "Sum"]
    assert re.findall(r'<th scope="row">([^<]*)', page) == ["Tokke", "Vinje"]
    assert "131\u00a0475\u00a0kr" in page


def test_timeline_has_its_dates_in_the_table() -> None:
    with translation.override("nb"):
        table = numbers_table(SCHEDULE)
    assert table.headings == ("Prosjekt", "Fra", "Til og med", "Tilstand")
    assert table.rows[1] == ("Felles arkiv", "1. juni 2021", "31. desember 2021", "Planlagt")
    assert not table.numeric
