"""What the engine refuses: each with its own code and the figures that a message needs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from finance.cost_sharing import (
    AmountPerInhabitant,
    Band,
    BandPrice,
    ByPopulation,
    ByWeights,
    CostSharingError,
    Equal,
    FixedAmount,
    Member,
    Unit,
    UnitPrice,
    divide,
    divide_amounts,
    percent_of,
    price,
    step_from_json,
)

A = Member("a", "1001", "Aa", population=1000)
B = Member("b", "1002", "Bb", population=2000)
UNKNOWN = Member("u", "1003", "Uu")
EMPTY = Member("e", "1004", "Ee", population=0, weights={"brukere": 0})

REFUSALS: dict[str, tuple[Callable[[], Any], str, dict[str, Any]]] = {
    "percentages below 100": (
        lambda: divide(10, [Equal(50), ByPopulation(Decimal("49.99"))], [A, B]),
        "percentages_not_100",
        {"total": Decimal("99.99")},
    ),
    "percentages above 100": (
        lambda: divide(10, [Equal(50), Equal(51)], [A]),
        "percentages_not_100",
        {"total": Decimal(101)},
    ),
    "amounts that leave a rest": (
        lambda: divide(10, [FixedAmount(4)], [A, B]),
        "percentages_not_100",
        {"total": Decimal(0)},
    ),
    "negative total": (
        lambda: divide(Decimal("-0.01"), [Equal(100)], [A]),
        "negative_total",
        {"total": Decimal("-0.01")},
    ),
    "øre in whole kroner": (
        lambda: divide(Decimal("10.50"), [Equal(100)], [A]),
        "total_not_in_units",
        {"total": Decimal("10.50"), "unit": Unit.KRONE},
    ),
    "tenths of øre": (lambda: divide(Decimal("1.005"), [Equal(100)], [A], unit=Unit.ORE), "total_not_in_units", {}),
    "negative amount": (lambda: FixedAmount(-1), "negative_component", {"what": "amount", "value": -1}),
    "negative rate": (lambda: AmountPerInhabitant(Decimal("-0.1")), "negative_component", {}),
    "negative percent": (lambda: Equal(Decimal(-1)), "negative_component", {"what": "percent"}),
    "negative price": (lambda: UnitPrice(-1, "x"), "negative_component", {}),
    "negative band price": (lambda: Band(0, None, -1), "negative_component", {}),
    "negative rest": (
        lambda: divide(10, [FixedAmount(Decimal("5.01")), Equal(100)], [A, B]),
        "negative_rest",
        {"total": 10, "amounts": Decimal("10.02")},
    ),
    "no components": (lambda: divide(10, [], [A]), "no_components", {}),
    "no prices": (lambda: price([], [A]), "no_components", {}),
    "no members": (lambda: divide_amounts(10, [Equal(100)], []), "no_members", {}),
    "nobody takes part": (lambda: Equal(100, participants=[]), "no_participants", {"component": "equal"}),
    "all populations zero": (
        lambda: divide(10, [ByPopulation(100)], [EMPTY]),
        "zero_basis",
        {"component": "population"},
    ),
    "all weights zero": (lambda: divide(10, [ByWeights(100, "brukere")], [EMPTY]), "zero_basis", {}),
    "participants are there in no month": (
        lambda: divide(10, [Equal(100, participants=["g"])], [A, Member("g", "", "G", months=0)]),
        "zero_basis",
        {"component": "equal"},
    ),
    "unknown participant": (
        lambda: divide(10, [Equal(100, participants=["a", "z"])], [A]),
        "unknown_participant",
        {"participant": "z", "component": "equal"},
    ),
    "duplicate member": (lambda: divide(10, [Equal(100)], [A, B, A]), "duplicate_member", {"member": "a"}),
    "thirteen months": (lambda: Member("a", "", "A", months=13), "months_out_of_range", {"member": "a", "months": 13}),
    "negative months": (lambda: Member("a", "", "A", months=-1), "months_out_of_range", {}),
    "nobody in any month": (lambda: divide(10, [Equal(100)], [Member("a", "", "A", months=0)]), "no_months", {}),
    "negative population": (lambda: Member("a", "", "A", -1), "negative_basis", {"what": "population", "value": -1}),
    "negative weight": (lambda: Member("a", "", "A", weights={"x": Decimal(-1)}), "negative_basis", {"what": "x"}),
    "missing population": (
        lambda: divide(10, [ByPopulation(100)], [A, UNKNOWN]),
        "missing_population",
        {"member": "u", "name": "Uu"},
    ),
    "missing population in a band": (
        lambda: price([BandPrice([Band(0, None, 1)])], [UNKNOWN]),
        "missing_population",
        {},
    ),
    "missing weight": (
        lambda: price([UnitPrice(1, "lisens")], [A]),
        "missing_weight",
        {"member": "a", "weight": "lisens"},
    ),
    "no bands": (lambda: BandPrice([]), "bands_gap", {"population": 0}),
    "bands begin late": (lambda: BandPrice([Band(1, None, 1)]), "bands_gap", {"population": 0}),
    "bands with a gap": (lambda: BandPrice([Band(0, 9, 1), Band(10, None, 1)]), "bands_gap", {"population": 9}),
    "bands that end": (lambda: BandPrice([Band(0, 9, 1)]), "bands_gap", {"population": 9}),
    "bands that overlap": (lambda: BandPrice([Band(0, 9, 1), Band(8, None, 1)]), "bands_overlap", {"population": 8}),
    "open bands above each other": (
        lambda: BandPrice([Band(0, None, 1), Band(8, None, 1)]),
        "bands_overlap",
        {"population": 8},
    ),
    "a sum that is no number": (lambda: divide(Decimal("NaN"), [Equal(100)], [A]), "not_finite", {"what": "total"}),
    "an infinite amount": (lambda: FixedAmount(Decimal("Infinity")), "not_finite", {}),
    "a step of an unknown kind": (lambda: step_from_json({"kind": "guess"}), "unknown_step", {"kind": "guess"}),
}


@pytest.mark.rule("R41")
@pytest.mark.parametrize("name", REFUSALS)
def test_refusal(name: str) -> None:
    act, code, params = REFUSALS[name]
    with pytest.raises(CostSharingError) as caught:
        act()
    assert caught.value.code == code
    assert caught.value.params.items() >= params.items()
    assert str(caught.value)


@pytest.mark.rule("R40")
@pytest.mark.parametrize(
    "act",
    [
        lambda: divide(10.0, [Equal(100)], [A]),  # type: ignore[arg-type]
        lambda: divide(True, [Equal(100)], [A]),
        lambda: divide("10", [Equal(100)], [A]),  # type: ignore[arg-type]
        lambda: FixedAmount(0.5),  # type: ignore[arg-type]
        lambda: AmountPerInhabitant(1.5),  # type: ignore[arg-type]
        lambda: Equal(50.0),  # type: ignore[arg-type]
        lambda: UnitPrice(1.0, "x"),  # type: ignore[arg-type]
        lambda: Band(0, None, 1.0),  # type: ignore[arg-type]
        lambda: Band(0.5, None, 1),  # type: ignore[arg-type]
        lambda: Member("a", "", "A", population=1e3),  # type: ignore[arg-type]
        lambda: Member("a", "", "A", months=6.5),  # type: ignore[arg-type]
        lambda: Member("a", "", "A", weights={"x": 1.5}),  # type: ignore[dict-item]
        lambda: percent_of(1.0, 2),  # type: ignore[arg-type]
    ],
)
def test_floats_and_texts_are_no_amounts(act: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        act()


def test_a_single_text_is_no_collection_of_participants() -> None:
    with pytest.raises(TypeError):
        Equal(100, participants="ab")
