"""Dividing a sum: order of components, months, participants, rounding."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from finance.cost_sharing import (
    AmountPerInhabitant,
    ByPopulation,
    ByWeights,
    Equal,
    FixedAmount,
    Member,
    MonthsRule,
    Unit,
    divide,
    divide_amounts,
)

A = Member("a", "1001", "A", population=1000)
B = Member("b", "1002", "B", population=2000)
C = Member("c", "1003", "C", population=7000)


def _kroner(amounts: dict[str, Decimal]) -> list[int]:
    return [int(amount) for amount in amounts.values()]


@pytest.mark.rule("R41")
def test_amounts_are_taken_first_wherever_they_stand_in_the_key() -> None:
    key = [ByPopulation(100), FixedAmount(100), AmountPerInhabitant(Decimal("0.07"))]
    assert _kroner(divide(2000, key, [A, B, C]).amounts) == [270, 440, 1290]
    assert divide_amounts(2000, list(reversed(key)), [A, B, C]) == divide(2000, key, [A, B, C]).amounts


@pytest.mark.rule("R41")
def test_amounts_alone_may_use_up_the_sum_exactly() -> None:
    assert _kroner(divide(300, [FixedAmount(100)], [A, B, C]).amounts) == [100, 100, 100]


@pytest.mark.rule("R41")
def test_a_component_may_be_limited_to_participants() -> None:
    key = [
        FixedAmount(100, participants={"c"}),
        Equal(50, participants=["a", "b"]),
        ByPopulation(50, participants=["b", "c"]),
    ]
    sharing = divide(1900, key, [A, B, C])
    assert _kroner(sharing.amounts) == [450, 450 + 200, 100 + 700]
    assert [step.kind for step in sharing.of("a").steps] == ["rest", "equal", "sum"]


@pytest.mark.rule("R41")
def test_weights_may_have_decimals() -> None:
    members = [
        Member("a", "1", "A", weights={"årsverk": Decimal("0.5")}),
        Member("b", "2", "B", weights={"årsverk": Decimal("1.25")}),
        Member("c", "3", "C", weights={"årsverk": 0}),
    ]
    assert _kroner(divide(700, [ByWeights(100, "årsverk")], members).amounts) == [200, 500, 0]


@pytest.mark.rule("R41")
def test_percentages_may_have_any_decimals() -> None:
    key = [Equal(Decimal("33.3333")), ByPopulation(Decimal("66.6667"))]
    assert sum(divide_amounts(1_000_000, key, [A, B, C]).values()) == 1_000_000


@pytest.mark.rule("R42")
@pytest.mark.parametrize(
    ("unit", "expected"), [(Unit.KRONE, ["34.00", "33.00", "33.00"]), (Unit.ORE, ["33.34", "33.33", "33.33"])]
)
def test_equal_remainders_go_by_municipality_number(unit: Unit, expected: list[str]) -> None:
    for order in ([A, B, C], [C, B, A], [B, C, A]):
        amounts = divide(100, [Equal(100)], order, unit=unit).amounts
        assert [str(amounts[key]) for key in "abc"] == expected


@pytest.mark.rule("R42")
def test_who_has_no_number_comes_last_in_a_tie_and_then_by_key() -> None:
    council, county, municipality = Member("x", "", "X"), Member("y", "", "Y"), Member("z", "5001", "Z")
    amounts = divide(2, [Equal(100)], [council, county, municipality]).amounts
    assert _kroner(amounts) == [1, 0, 1]


@pytest.mark.rule("R42")
def test_the_sum_is_rounded_once_and_not_its_components() -> None:
    """Three thirds of a krone: rounded by component, nobody would pay anything."""
    key = [Equal(Decimal("33.4")), Equal(Decimal("33.3")), Equal(Decimal("33.3"))]
    assert _kroner(divide(3, key, [A, B, C]).amounts) == [1, 1, 1]


@pytest.mark.rule("R42")
def test_the_decimal_context_of_the_caller_does_not_matter() -> None:
    total, key = Decimal("123456789012.34"), [FixedAmount(Decimal("10.01")), ByPopulation(100)]
    wanted = divide(total, key, [A, B, C], unit=Unit.ORE)
    with localcontext() as context:
        context.prec = 3
        assert divide(total, key, [A, B, C], unit=Unit.ORE) == wanted
    assert sum(wanted.amounts.values()) == total


def test_nothing_to_divide_is_nothing_for_each() -> None:
    assert _kroner(divide(0, [Equal(100)], [A, B]).amounts) == [0, 0]


@pytest.mark.rule("R44")
def test_a_late_member_counts_with_its_months_and_the_others_bear_the_rest() -> None:
    late = Member("c", "1003", "C", population=7000, months=6)
    assert _kroner(divide(500, [Equal(100)], [A, B, late]).amounts) == [200, 200, 100]
    by_population = divide(6500, [ByPopulation(100)], [A, B, late])
    assert _kroner(by_population.amounts) == [1000, 2000, 3500]
    step = by_population.of("c").steps[0].as_json()
    assert (step["months"], step["population"], step["own"], step["whole"]) == (6, 7000, "3500", "6500")


@pytest.mark.rule("R44")
def test_amounts_are_cut_by_months_too() -> None:
    late = Member("b", "1002", "B", population=2000, months=3)
    key = [FixedAmount(400), AmountPerInhabitant(Decimal("0.2")), Equal(100, participants=["a"])]
    assert _kroner(divide(1000, key, [A, late]).amounts) == [1000 - 200, 100 + 100]


@pytest.mark.rule("R44")
def test_without_a_months_rule_a_late_member_pays_in_full() -> None:
    late = Member("c", "1003", "C", population=7000, months=1)
    amounts = divide(10_000, [ByPopulation(100)], [A, B, late], months_rule=MonthsRule.NONE).amounts
    assert _kroner(amounts) == [1000, 2000, 7000]


@pytest.mark.rule("R44")
@pytest.mark.parametrize("rule", MonthsRule)
def test_a_member_of_no_month_pays_nothing_and_is_asked_for_nothing(rule: MonthsRule) -> None:
    gone = Member("c", "1003", "C", population=None, months=0)
    sharing = divide(1000, [FixedAmount(50), Equal(50), ByPopulation(50)], [A, B, gone], months_rule=rule)
    assert _kroner(sharing.amounts) == [425, 575, 0]
    assert sharing.of("c").steps[0].kind == "no_months"
    assert sharing.of("c").exact == Fraction(0)
