"""Pricing: units, size bands and fixed parts; the sum is the outcome."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finance.cost_sharing import (
    AmountPerInhabitant,
    Band,
    BandPrice,
    FixedAmount,
    Member,
    MonthsRule,
    Sharing,
    Unit,
    UnitPrice,
    price,
)

BANDS = [Band(20_000, None, 90_000), Band(0, 5_000, 20_000), Band(5_000, 20_000, 50_000)]


def _sized(population: int, months: int = 12) -> Member:
    return Member(f"m{population}", str(population), "M", population=population, months=months)


@pytest.mark.rule("R41")
def test_a_member_pays_the_price_of_the_one_band_that_it_lies_in() -> None:
    """A band begins with its lower bound and ends before its upper one."""
    sharing = price([BandPrice(BANDS)], [_sized(size) for size in (0, 4_999, 5_000, 19_999, 20_000, 700_000)])
    assert [int(amount) for amount in sharing.amounts.values()] == [20_000, 20_000, 50_000, 50_000, 90_000, 90_000]
    assert sharing.total == 320_000


@pytest.mark.rule("R41")
def test_a_band_may_price_each_inhabitant() -> None:
    bands = [Band(0, 1_000, Decimal("2.50")), Band(1_000, None, Decimal("1.25"))]
    sharing = price([BandPrice(bands, per_inhabitant=True)], [_sized(999), _sized(1_000)], unit=Unit.ORE)
    assert list(sharing.amounts.values()) == [Decimal("2497.50"), Decimal("1250.00")]
    step = sharing.of("m1000").steps[0].as_json()
    assert (step["lower"], step["upper"], step["price"], step["per_inhabitant"]) == (1_000, None, "1.25", True)


@pytest.mark.rule("R41")
def test_units_at_a_price_with_a_fixed_part_for_some() -> None:
    members = [
        Member("a", "1", "A", weights={"lisens": 12}),
        Member("b", "2", "B", weights={"lisens": Decimal("2.5")}),
    ]
    sharing = price([FixedAmount(1000, participants=["a"]), UnitPrice(Decimal("310.00"), "lisens")], members)
    assert sharing.amounts == {"a": Decimal("4720.00"), "b": Decimal("775.00")}
    assert [step.kind for step in sharing.of("a").steps] == ["fixed_amount", "unit_price", "rounded"]
    assert [step.kind for step in sharing.of("b").steps] == ["unit_price", "rounded"]


@pytest.mark.rule("R42")
@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("0.50", Unit.KRONE, "1.00"),
        ("1.50", Unit.KRONE, "2.00"),
        ("1.4999", Unit.KRONE, "1.00"),
        ("1.005", Unit.ORE, "1.01"),
        ("1.0049", Unit.ORE, "1.00"),
    ],
)
def test_each_total_is_rounded_half_up(amount: str, unit: Unit, expected: str) -> None:
    assert str(price([FixedAmount(Decimal(amount))], [_sized(1)], unit=unit).total) == expected


@pytest.mark.rule("R42")
def test_one_member_does_not_change_what_another_pays() -> None:
    def of_100(sharing: Sharing) -> Decimal:
        return sharing.amounts["m100"]

    components = [AmountPerInhabitant(Decimal("0.333"))]
    assert of_100(price(components, [_sized(100)])) == of_100(price(components, [_sized(77), _sized(100), _sized(8)]))


@pytest.mark.rule("R44")
def test_prices_are_for_a_year_and_cut_by_months() -> None:
    late = _sized(6_000, months=7)
    assert price([BandPrice(BANDS)], [late]).total == Decimal("29167.00")
    assert price([BandPrice(BANDS)], [late], months_rule=MonthsRule.NONE).total == Decimal("50000.00")
    gone = Member("x", "", "X", months=0)
    sharing = price([BandPrice(BANDS), UnitPrice(10, "lisens", participants=["x"])], [late, gone])
    assert sharing.amounts["x"] == 0
    assert [step.kind for step in sharing.of("x").steps] == ["no_months", "rounded"]
