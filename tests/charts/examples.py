"""One chart of each kind."""

from datetime import date
from decimal import Decimal

from digiportal.charts.specification import (
    BarChart,
    Chart,
    GroupedBarChart,
    Series,
    Span,
    StackedBarChart,
    TimelineChart,
)

STATES = BarChart(
    title="Tolv av tjue prosjekter er ferdige",
    category="Tilstand",
    categories=("Pågår", "Under planlegging", "Ferdig", "Stoppet"),
    measure="Prosjekter",
    values=(5, 3, 12, 0),
    unit="",
)
SHARES = StackedBarChart(
    title="Vinje betaler mest, for der bor det flest",
    category="Kommune",
    categories=("Tokke", "Vinje"),
    series=(Series("Likt", (83_333, 83_333)), Series("Etter folketall", (78_617, 131_475))),
    total="Sum",
)
YEARS = GroupedBarChart(
    title="I 2018 mangler 105 000 kr",
    category="År",
    categories=("2018", "2019"),
    series=(Series("Kostnader", (Decimal("1500000.00"), 900_000)), Series("Finansiering", (1_395_000, None))),
)
SCHEDULE = TimelineChart(
    title="Digital kommunikasjon varer lengst",
    category="Prosjekt",
    spans=(
        Span("Digital kommunikasjon", date(2018, 1, 1), date(2021, 12, 31), "Pågår"),
        Span("Felles arkiv", date(2021, 6, 1), date(2021, 12, 31), "Planlagt"),
    ),
    first_day="Fra",
    last_day="Til og med",
    state="Tilstand",
)
DEVIATIONS = BarChart(
    title="Kjøp av tjenester ble dyrere",
    category="Post",
    categories=("Lønn", "Kjøp av tjenester fra andre virksomheter", "Reiser"),
    measure="Avvik",
    values=(12_000, Decimal("-45000.50"), 0),
)
ALL: tuple[Chart, ...] = (STATES, SHARES, YEARS, SCHEDULE, DEVIATIONS)
