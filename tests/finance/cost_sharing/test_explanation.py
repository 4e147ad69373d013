"""The steps of a share (R43): figures that a finance contact can check, and that survive storage."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from finance.cost_sharing import (
    AmountPerInhabitant,
    ByPopulation,
    ByWeights,
    Equal,
    FixedAmount,
    Member,
    PopulationSource,
    Sharing,
    as_decimal,
    divide,
    percent_of,
)

ROOT = Path(__file__).resolve().parents[3]
SOURCE = PopulationSource("Statistisk sentralbyrå", datetime.date(2017, 1, 1))
MEMBERS = [
    Member("tokke", "0833", "Tokke", 2228, weights={"elevar": 217}),
    Member("vinje", "0834", "Vinje", 3726, weights={"elevar": Decimal("430.5")}),
    Member("seljord", "0828", "Seljord", 2979, months=7, weights={"elevar": 315}),
]
KEY = [FixedAmount(1000), AmountPerInhabitant(Decimal("1.50")), Equal(20), ByPopulation(50), ByWeights(30, "elevar")]


@pytest.fixture
def sharing() -> Sharing:
    return divide(250_000, KEY, MEMBERS, population_source=SOURCE)


@pytest.mark.rule("R43")
def test_every_component_is_a_step_and_so_is_the_rounding(sharing: Sharing) -> None:
    kinds = ["fixed_amount", "amount_per_inhabitant", "rest", "equal", "population", "weight", "sum", "remainder"]
    assert all([step.kind for step in share.steps] == kinds for share in sharing.shares)


@pytest.mark.rule("R43")
def test_the_figures_of_the_steps_lead_to_the_amount(sharing: Sharing) -> None:
    for share in sharing.shares:
        steps = {step.kind: step.as_json() for step in share.steps}
        parts = [steps[kind] for kind in ("fixed_amount", "amount_per_inhabitant", "equal", "population", "weight")]
        assert sum(Fraction(part["exact"]) for part in parts) == Fraction(steps["sum"]["exact"]) == share.exact
        for part in parts[2:]:
            assert Fraction(part["pot"]) == Fraction(part["base"]) * Fraction(part["percent"]) / 100
            assert Fraction(part["exact"]) == Fraction(part["pot"]) * Fraction(part["own"]) / Fraction(part["whole"])
        given = Decimal(steps["remainder"]["unit"]) if steps["remainder"]["given"] else 0
        assert Decimal(steps["sum"]["rounded_down"]) + given == share.amount
        assert share.rounding == Fraction(share.amount) - share.exact


@pytest.mark.rule("R43")
def test_the_units_that_were_left_go_to_the_largest_remainders(sharing: Sharing) -> None:
    steps = sorted((share.steps[-1].as_json() for share in sharing.shares), key=lambda step: step["rank"])
    remainders = [Fraction(step["remainder"]) for step in steps]
    assert remainders == sorted(remainders, reverse=True)
    assert [step["given"] for step in steps] == [step["rank"] <= step["left"] for step in steps]
    assert sum(remainders) == steps[0]["left"]


@pytest.mark.rule("R43")
def test_months_are_seen_in_the_basis(sharing: Sharing) -> None:
    equal = next(step.as_json() for step in sharing.of("seljord").steps if step.kind == "equal")
    assert (equal["months"], equal["own"], equal["whole"], equal["members"]) == (7, "7/12", "31/12", 3)


@pytest.mark.rule("R43")
def test_no_remainder_step_where_nothing_was_left() -> None:
    assert [step.kind for step in divide(300, [Equal(100)], MEMBERS[:2]).shares[0].steps] == ["equal", "sum"]


@pytest.mark.rule("R43")
def test_a_stored_sharing_reads_back_the_same(sharing: Sharing) -> None:
    stored = json.dumps(sharing.as_json())
    assert Sharing.from_json(json.loads(stored)) == sharing
    assert json.dumps(Sharing.from_json(json.loads(stored)).as_json()) == stored


@pytest.mark.rule("R43")
def test_a_share_stored_years_ago_is_still_understood() -> None:
    """The stored form is a contract: these field names stay."""
    step = divide(100, [ByPopulation(100)], MEMBERS[:2], population_source=SOURCE).of("vinje").steps[0]
    assert step.as_json() == {
        "kind": "population",
        "months": 12,
        "percent": "100",
        "base": "100",
        "pot": "100",
        "own": "3726",
        "whole": "5954",
        "members": 2,
        "population": 3726,
        "population_source": "Statistisk sentralbyrå",
        "population_date": "2017-01-01",
        "exact": "186300/2977",
        "exact_decimal": "62.58",
    }


@pytest.mark.parametrize(
    ("exact", "decimals", "expected"),
    [
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(-1, 300), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
    ],
)
def test_shown_figures_are_rounded_half_up(exact: Fraction, decimals: int, expected: str) -> None:
    assert str(as_decimal(exact, decimals)) == expected


def test_percent_for_showing() -> None:
    assert str(percent_of(3726, 14170)) == "26.29"
    assert str(percent_of(Decimal("0.5"), 3, decimals=1)) == "16.7"
    assert str(percent_of(0, 0)) == "0.00"


def test_an_unknown_key_is_not_found(sharing: Sharing) -> None:
    with pytest.raises(KeyError):
        sharing.of("bykle")


def test_the_engine_does_not_load_django() -> None:
    code = "import sys, finance.cost_sharing; sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
