"""What holds for every sharing, on random input; among it, that a naive implementation comes to the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from finance.cost_sharing import (
    AmountPerInhabitant,
    Band,
    BandPrice,
    ByPopulation,
    ByWeights,
    Component,
    Equal,
    FixedAmount,
    Member,
    MonthsRule,
    PercentComponent,
    Sharing,
    Unit,
    UnitPrice,
    divide,
    divide_amounts,
    price,
)

MODEST = settings(max_examples=60, deadline=None)

MORE_THAN_ALL_AMOUNTS = 400_000

Case = tuple[Decimal, list[Component], list[Member], Unit, MonthsRule]

weights = st.decimals(0, 500, places=2)
rules = st.sampled_from(list(MonthsRule))
units = st.sampled_from(list(Unit))


@st.composite
def member_lists(draw: st.DrawFn) -> list[Member]:
    numbers = draw(st.lists(st.integers(0, 9999), min_size=1, max_size=9, unique=True))
    facts = st.tuples(st.integers(1, 20_000) | st.integers(1, 3), st.integers(0, 12), weights)
    rows = [(number, *draw(facts)) for number in numbers]
    members = [
        Member(f"k{number}", draw(st.sampled_from(["", f"{number:04}"])), "M", population, months, {"w": weight})
        for number, population, months, weight in rows
    ]
    assume(any(member.months and member.weights["w"] for member in members))
    return members


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A sum with a key and members that it can be divided among."""
    members = draw(member_lists())
    present = [member.key for member in members if member.months]
    some = st.none() | st.sets(st.sampled_from(present), min_size=1)
    cuts = sorted(draw(st.lists(st.decimals(0, 100, places=3), max_size=2)))
    percents = [upper - lower for lower, upper in zip([Decimal(0), *cuts], [*cuts, Decimal(100)], strict=True)]
    kinds = (Equal, ByPopulation)
    key: list[Component] = [draw(st.sampled_from(kinds))(part, participants=draw(some)) for part in percents[1:]]
    key.append(ByWeights(percents[0], "w"))
    if draw(st.booleans()):
        key.append(FixedAmount(draw(st.decimals(0, 50, places=2)), participants=draw(some)))
    if draw(st.booleans()):
        key.append(AmountPerInhabitant(draw(st.decimals(0, 2, places=3)), participants=draw(some)))
    unit = draw(units)
    total = draw(st.decimals(MORE_THAN_ALL_AMOUNTS, 10**9, places=2 if unit is Unit.ORE else 0))
    return total, draw(st.permutations(key)), members, unit, draw(rules)


def _divide(case: Case) -> Sharing:
    total, key, members, unit, rule = case
    return divide(total, key, members, unit=unit, months_rule=rule)


def _twelfths(member: Member, rule: MonthsRule) -> Fraction:
    full = Fraction(1 if member.months else 0)
    return Fraction(member.months, 12) if rule is MonthsRule.BY_MONTHS else full


def _naive_basis(component: Component, member: Member, rule: MonthsRule) -> Fraction:
    if component.participants is not None and member.key not in component.participants:
        return Fraction(0)
    quantity: int | Decimal = 1
    if isinstance(component, ByPopulation | AmountPerInhabitant):
        quantity = member.population or 0
    if isinstance(component, ByWeights):
        quantity = member.weights["w"]
    return Fraction(quantity) * _twelfths(member, rule)


def _naive(case: Case) -> dict[str, Fraction]:
    """The exact shares, straight from the wording of the rule."""
    total, key, members, _, rule = case
    shares = {member.key: Fraction(0) for member in members}
    for component in key:
        if isinstance(component, FixedAmount | AmountPerInhabitant):
            for member in members:
                shares[member.key] += Fraction(component.amount) * _naive_basis(component, member, rule)
    rest = Fraction(total) - sum(shares.values())
    for component in key:
        if isinstance(component, PercentComponent):
            whole = sum(_naive_basis(component, member, rule) for member in members)
            for member in members:
                part = rest * Fraction(component.percent) / 100
                shares[member.key] += part * _naive_basis(component, member, rule) / whole
    return shares


@pytest.mark.rule("R42")
@MODEST
@given(cases())
def test_shares_add_up_exactly_in_whole_units_and_nobody_is_negative(case: Case) -> None:
    sharing = _divide(case)
    assert sum(map(Fraction, sharing.amounts.values())) == Fraction(case[0]) == Fraction(sharing.total)
    for amount in sharing.amounts.values():
        assert amount >= 0
        assert amount.as_tuple().exponent == -2
        assert case[3] is Unit.ORE or amount == amount.to_integral_value()


@pytest.mark.rule("R41")
@pytest.mark.rule("R44")
@MODEST
@given(cases())
def test_a_naive_implementation_comes_to_the_same_exact_shares(case: Case) -> None:
    assert {share.member.key: share.exact for share in _divide(case).shares} == _naive(case)


@pytest.mark.rule("R42")
@MODEST
@given(cases())
def test_each_share_is_within_one_unit_of_its_exact_amount(case: Case) -> None:
    assert all(abs(share.rounding) < Fraction(case[3].amount) for share in _divide(case).shares)


@pytest.mark.rule("R42")
@MODEST
@given(cases(), st.randoms())
def test_order_does_not_matter_and_the_same_input_gives_the_same_shares(case: Case, random: Random) -> None:
    total, key, members, unit, rule = case
    shuffled = random.sample(members, len(members))
    first = _divide(case)
    again = divide_amounts(total, list(reversed(key)), shuffled, unit=unit, months_rule=rule)
    assert again == first.amounts
    assert _divide(case) == first


@pytest.mark.rule("R42")
@MODEST
@given(st.integers(0, 10**7), member_lists(), units)
def test_more_inhabitants_never_pay_less_by_population(total: int, members: Sequence[Member], unit: Unit) -> None:
    sharing = divide(total, [ByPopulation(100)], members, unit=unit, months_rule=MonthsRule.NONE)
    present = sorted((share for share in sharing.shares if share.member.months), key=lambda item: item.amount)
    for less, more in pairwise(present):
        assert less.amount == more.amount or less.member.population <= more.member.population  # type: ignore[operator]


@pytest.mark.rule("R43")
@MODEST
@given(cases())
def test_a_sharing_survives_storage(case: Case) -> None:
    sharing = _divide(case)
    assert Sharing.from_json(json.loads(json.dumps(sharing.as_json()))) == sharing


@pytest.mark.rule("R41")
@MODEST
@given(member_lists(), st.decimals(0, 9, places=3), st.decimals(0, 9, places=2), st.integers(1, 20_000), units, rules)
def test_a_pricing_is_the_sum_of_its_rounded_bills(
    members: list[Member], small: Decimal, large: Decimal, bound: int, unit: Unit, rule: MonthsRule
) -> None:
    bands = BandPrice([Band(0, bound, large), Band(bound, None, small)], per_inhabitant=True)
    sharing = price([bands, UnitPrice(small, "w"), FixedAmount(large)], members, unit=unit, months_rule=rule)
    assert sum(map(Fraction, sharing.amounts.values())) == Fraction(sharing.total)
    for share in sharing.shares:
        each = Fraction(large if share.member.population < bound else small)  # type: ignore[operator]
        year = each * share.member.population + Fraction(small) * Fraction(share.member.weights["w"]) + Fraction(large)  # type: ignore[operator]
        assert share.exact == year * _twelfths(share.member, rule)
        half = Fraction(unit.amount) / 2
        assert -half < share.rounding <= half
