"""Documents to try the engine on: one that has everything, and a short one."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import override_settings

from digiportal.charts.specification import Series, StackedBarChart
from digiportal.documents.blocks import Column, KeyFigure, Section, Table
from digiportal.documents.meta import DocumentMeta
from digiportal.documents.rendering import RenderedDocument, render

TEMPLATES = Path(__file__).parent / "templates"

META = DocumentMeta(
    title="Årsmelding 2018",
    language="nn",
    organisation="IKT-samarbeidet i Vest-Telemark",
    subject="Kva samarbeidet gjorde, kva det kosta & kven som betalte",
    created=date(2019, 3, 13),
    keywords=("årsmelding", "digitalisering"),
    identifier="annual-report/vest-telemark/2018",
    demonstration=True,
)

EQUAL = (83_334, 83_334, 83_333, 83_333, 83_333, 83_333)
POPULATION = (46_541, 52_082, 78_617, 86_168, 105_117, 131_475)
MUNICIPALITIES = ("Fyresdal", "Nissedal", "Tokke", "Kviteseid", "Seljord", "Vinje")


def _amount(value: int) -> str:
    return f"{value:,}\u00a0kr".replace(",", "\u00a0")


def shares_chart() -> StackedBarChart:
    """The proposed shares of the six municipalities."""
    return StackedBarChart(
        title="Vinje betaler mest, for der bur det flest",
        category="Kommune",
        categories=MUNICIPALITIES,
        series=(Series("Likt", EQUAL), Series("Etter folketal", POPULATION)),
        total="Sum",
    )


def _shares_table() -> Table:
    rows = [
        (name, _amount(equal), _amount(people), _amount(equal + people))
        for name, equal, people in zip(MUNICIPALITIES, EQUAL, POPULATION, strict=True)
    ]
    columns = [Column("Kommune"), Column("Likt", True), Column("Etter folketal", True), Column("Sum", True)]
    sums = [("Sum", _amount(sum(EQUAL)), _amount(sum(POPULATION)), _amount(sum(EQUAL) + sum(POPULATION)))]
    return Table.of("Andelen til kvar kommune av 1 000 000 kr", columns, rows, sums=sums, note="Heile kroner.")


def _measures_table() -> Table:
    groups = [
        (
            f"Prosjekt {letter}",
            [(f"Tiltak {letter}{n}: eit namn som treng plass", "Pågår", _amount(n * 12_500)) for n in range(1, 24)],
        )
        for letter in "ABCDE"
    ]
    columns = [Column("Tiltak"), Column("Status"), Column("Brukt", True)]
    return Table.grouped("Tiltak og bruk av midlar", columns, groups, sums=[("Sum", "", _amount(17_250_000))])


def sample_context() -> dict[str, Any]:
    """Everything that the sample template shows."""
    text = "Samarbeidet har i perioden arbeidd med felles arkiv, digital kommunikasjon og opplæring i alle kommunane. "
    return {
        "subtitle": "Til kommunestyra i Fyresdal, Kviteseid, Nissedal, Seljord, Tokke og Vinje",
        "facts_line": "13. mars 2019",
        "lead": "Seks kommunar delte ein million kroner, og fire av fem prosjekt kom i mål.",
        "paragraph": text * 3,
        "paragraphs": [text * 7 for _ in range(9)],
        "key_figures": [
            KeyFigure(_amount(1_000_000), "Delt mellom kommunane", "Av dette halvparten likt"),
            KeyFigure("14\u00a0170", "Innbyggjarar", "Per 1. januar 2017"),
            KeyFigure("4 av 5", "Prosjekt i mål"),
        ],
        "points": [
            f"Programstyret vedtek punkt {n} slik det er lagt fram i saka, med verknad frå 2019." for n in range(1, 6)
        ],
        "chart": shares_chart(),
        "shares": _shares_table(),
        "measures": _measures_table(),
        "facts": [("Vedteke", "13. mars 2019"), ("Organ", "Vest-Telemarktinget")],
        "sections": [
            Section("kort", "Kort sagt", (Section("vedtak", "Vedtak"),)),
            Section("andelar", "Andelane til kommunane"),
            Section("tiltak", "Tiltak", (Section("om", "Om dokumentet"),)),
        ],
    }


def render_sample() -> RenderedDocument:
    """The document that has everything: front, contents, long table, chart, lists, links."""
    return _render("sample.html", sample_context())


def render_small() -> RenderedDocument:
    """One page with a link, a table and a chart: quick to make and to spoil."""
    return _render("small.html", {"chart": shares_chart(), "shares": _shares_table()})


def _render(template_name: str, context: dict[str, Any]) -> RenderedDocument:
    own: Any = settings.TEMPLATES[0]
    with override_settings(TEMPLATES=[{**own, "DIRS": [TEMPLATES, *own["DIRS"]]}]):
        return render(f"documents_tests/{template_name}", context, meta=META)
