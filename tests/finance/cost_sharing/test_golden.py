"""The engine against the tables that the source documents print."""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from finance.cost_sharing import (
    AmountPerInhabitant,
    ByPopulation,
    Equal,
    FixedAmount,
    Member,
    PopulationSource,
    Sharing,
    Unit,
    divide,
    percent_of,
    price,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
SOURCE = PopulationSource("Statistisk sentralbyrå, tabell 07459", datetime.date(2017, 1, 1))
NUMBERS_2017 = {
    "Seljord": "0828",
    "Kviteseid": "0829",
    "Nissedal": "0830",
    "Fyresdal": "0831",
    "Tokke": "0833",
    "Vinje": "0834",
}


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def members() -> list[Member]:
    rows = _rows("vest_telemark_fordeling_500000.csv")
    return [
        Member(row["kommune"], NUMBERS_2017[row["kommune"]], row["kommune"], int(row["folkemengde_2017_01_01"]))
        for row in rows
    ]


@pytest.fixture(scope="module")
def sharing(members: list[Member]) -> Sharing:
    return divide(1_000_000, [Equal(50), ByPopulation(50)], members, population_source=SOURCE)


@pytest.mark.rule("R41")
@pytest.mark.rule("R42")
def test_vest_telemark_is_within_a_krone_of_every_printed_row_and_exact_in_sum(sharing: Sharing) -> None:
    printed = {row["municipality"]: Decimal(row["total_nok"]) for row in _rows("vest_telemark_cost_share.csv")}
    assert printed.pop("Vest-Telemark") == sum(sharing.amounts.values()) == sharing.total
    assert printed.keys() == sharing.amounts.keys()
    assert all(abs(sharing.amounts[name] - amount) <= 1 for name, amount in printed.items())


@pytest.mark.rule("R42")
def test_only_the_krone_missing_in_print_differs(sharing: Sharing) -> None:
    """The printed rows add up to 999 999; the largest remainder gives the krone to Fyresdal."""
    printed = {row["municipality"]: Decimal(row["total_nok"]) for row in _rows("vest_telemark_cost_share.csv")}
    differing = {name: amount for name, amount in sharing.amounts.items() if amount != printed[name]}
    assert differing == {"Fyresdal": Decimal("129876.00")}
    assert sharing.amounts["Vinje"] == Decimal("214808.00")


@pytest.mark.rule("R43")
def test_population_parts_and_percentages_are_the_printed_ones(sharing: Sharing) -> None:
    for row in _rows("vest_telemark_fordeling_500000.csv"):
        step = next(step for step in sharing.of(row["kommune"]).steps if step.kind == "population").as_json()
        assert Decimal(step["exact_decimal"]).quantize(Decimal(1)) == Decimal(row["kroner_i_planen"])
        assert step["whole"] == row["sum_folkemengde"]
        assert (step["population_source"], step["population_date"]) == (SOURCE.source, "2017-01-01")
        assert percent_of(step["population"], int(step["whole"])) == Decimal(row["prosent_i_planen"])


@pytest.mark.rule("R41")
def test_orden_i_eget_hus_by_its_prices(members: list[Member]) -> None:
    """5 000 kr a municipality and 1.50 kr an inhabitant; half a krone is rounded up."""
    components = [FixedAmount(5000), AmountPerInhabitant(Decimal("1.50"))]
    kroner = price(components, members)
    assert kroner.amounts == {
        "Fyresdal": Decimal("6979.00"),
        "Nissedal": Decimal("7214.00"),
        "Tokke": Decimal("8342.00"),
        "Kviteseid": Decimal("8663.00"),
        "Seljord": Decimal("9469.00"),
        "Vinje": Decimal("10589.00"),
    }
    oere = price(components, members, unit=Unit.ORE)
    assert oere.amounts["Fyresdal"] == Decimal("6978.50")
    assert oere.total == 6 * 5000 + Decimal("1.50") * 14170
