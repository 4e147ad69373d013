"""Pricing (R41): the prices are known, the sum is the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from .components import AmountComponent
from .errors import NoComponents
from .exact import as_decimal
from .members import Member, MonthsRule, PopulationSource, check_members, counted_months
from .portions import Portion, amount_portion, explain_portions, sum_portions
from .results import Share, Sharing
from .steps import NoMonthsStep, RoundedStep, Step
from .units import Unit


def price(
    components: Iterable[AmountComponent],
    members: Iterable[Member],
    *,
    unit: Unit = Unit.KRONE,
    months_rule: MonthsRule = MonthsRule.BY_MONTHS,
    population_source: PopulationSource | None = None,
) -> Sharing:
    """What each member pays at the components' prices, with every step; the total is their sum.

    Months count as ``MonthsRule`` says. Each member's total is rounded once, half up to whole ``unit``: no sum waits to
    be met, so nobody's bill may depend on another's fractions as with the largest remainder, and half up is what the
    receiver gets with a pocket calculator.

    :raises CostSharingError: one of its classes, for what cannot be priced so
    :raises TypeError: for floats
    """
    components, members = tuple(components), check_members(members)
    if not components:
        raise NoComponents
    months = counted_months(members, months_rule)
    portions = [amount_portion(component, members, months) for component in components]
    numerators, denominator = sum_portions(portions, len(members), unit.per_krone)
    shares = tuple(
        _share(member, Fraction(numerators[index], denominator * unit.per_krone), unit, steps)
        for index, (member, steps) in enumerate(_explanations(portions, members, population_source))
    )
    total = sum((Fraction(share.amount) for share in shares), Fraction(0))
    return Sharing(total=as_decimal(total), unit=unit, shares=shares)


def _explanations(
    portions: Sequence[Portion], members: Sequence[Member], source: PopulationSource | None
) -> Iterator[tuple[Member, tuple[Step, ...]]]:
    for index, member in enumerate(members):
        absence = () if member.months else (NoMonthsStep(),)
        yield member, (*absence, *explain_portions(portions, index, member, source))


def _share(member: Member, exact: Fraction, unit: Unit, steps: tuple[Step, ...]) -> Share:
    amount = unit.to_nok(int(as_decimal(exact * unit.per_krone, decimals=0)))
    return Share(member, amount, exact, (*steps, RoundedStep(exact=exact, unit=unit.amount, amount=amount)))
