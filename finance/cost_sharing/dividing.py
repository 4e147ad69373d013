"""Dividing a sum (R41, R42): the total is known, the shares add up to it exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .components import AmountComponent, Component, PercentComponent
from .errors import NegativeRest, NegativeTotal, NoComponents, PercentagesNot100, TotalNotInUnits
from .exact import as_decimal, check_number
from .members import Member, MonthsRule, PopulationSource, check_members, counted_months
from .portions import Portion, amount_portion, explain_portions, percent_portion, sum_portions
from .results import Share, Sharing
from .rounding import Apportionment, largest_remainder
from .steps import NoMonthsStep, RemainderStep, RestStep, Step, SumStep
from .units import Unit


def divide(
    total: Decimal | int,
    components: Iterable[Component],
    members: Iterable[Member],
    *,
    unit: Unit = Unit.KRONE,
    months_rule: MonthsRule = MonthsRule.BY_MONTHS,
    population_source: PopulationSource | None = None,
) -> Sharing:
    """Divide ``total`` NOK among the members by the components of a key, with every step.

    Amounts are taken first, in their order; the percentages, together exactly 100, are of the rest. A key of amounts
    alone must use up the sum. Months count as ``MonthsRule`` says. Each member's total is rounded once, to whole
    ``unit``, by the largest remainder.

    :raises CostSharingError: one of its classes, for what cannot be divided so
    :raises TypeError: for floats
    """
    division = _Division.of(total, components, members, unit, months_rule)
    shares = tuple(division.share(index, population_source) for index in range(len(division.members)))
    return Sharing(total=unit.to_nok(division.total_units), unit=unit, shares=shares)


def divide_amounts(
    total: Decimal | int,
    components: Iterable[Component],
    members: Iterable[Member],
    *,
    unit: Unit = Unit.KRONE,
    months_rule: MonthsRule = MonthsRule.BY_MONTHS,
) -> dict[str, Decimal]:
    """NOK by member key: the amounts of ``divide`` without their explanation, for many divisions at once."""
    division = _Division.of(total, components, members, unit, months_rule)
    units = division.apportionment.units()
    return {member.key: unit.to_nok(own) for member, own in zip(division.members, units, strict=True)}


@dataclass(frozen=True)
class _Division:
    """A sum divided; explanations are made when somebody asks."""

    members: Sequence[Member]
    unit: Unit
    total_units: int
    amounts: Sequence[Portion]
    percentages: Sequence[Portion]
    rest: Fraction
    denominator: int
    apportionment: Apportionment

    @classmethod
    def of(
        cls,
        total: Decimal | int,
        components: Iterable[Component],
        members: Iterable[Member],
        unit: Unit,
        months_rule: MonthsRule,
    ) -> _Division:
        components, members = tuple(components), check_members(members)
        if not components:
            raise NoComponents
        total_units = _whole_units(total, unit)
        months = counted_months(members, months_rule)
        amounts = [amount_portion(item, members, months) for item in components if isinstance(item, AmountComponent)]
        rest = _rest(total, amounts)
        percent_components = [item for item in components if isinstance(item, PercentComponent)]
        _check_percentages(percent_components, rest)
        percentages = [percent_portion(item, members, months, rest) for item in percent_components]
        numerators, denominator = sum_portions([*amounts, *percentages], len(members), unit.per_krone)
        rounded = largest_remainder(numerators, denominator, total_units, members)
        return cls(members, unit, total_units, amounts, percentages, rest, denominator, rounded)

    def share(self, index: int, source: PopulationSource | None) -> Share:
        rounded = self.apportionment
        numerator = rounded.down[index] * self.denominator + rounded.remainders[index]
        exact = Fraction(numerator, self.denominator * self.unit.per_krone)
        rank = rounded.ranks[index]
        amount = self.unit.to_nok(rounded.down[index] + (rank <= rounded.left))
        steps = tuple(self._steps(index, exact, rank, amount, source))
        return Share(member=self.members[index], amount=amount, exact=exact, steps=steps)

    def _steps(
        self, index: int, exact: Fraction, rank: int, amount: Decimal, source: PopulationSource | None
    ) -> Iterator[Step]:
        member, rounded = self.members[index], self.apportionment
        if not member.months:
            yield NoMonthsStep()
        yield from explain_portions(self.amounts, index, member, source)
        if self.amounts and self.percentages:
            taken = sum((portion.total for portion in self.amounts), Fraction(0))
            yield RestStep(total=taken + self.rest, amounts=taken, rest=self.rest)
        yield from explain_portions(self.percentages, index, member, source)
        down = self.unit.to_nok(rounded.down[index])
        yield SumStep(exact=exact, rounded_down=down)
        if rounded.left:
            yield RemainderStep(
                remainder=exact - Fraction(down),
                left=rounded.left,
                unit=self.unit.amount,
                rank=rank,
                given=rank <= rounded.left,
                amount=amount,
            )


def _whole_units(total: Decimal | int, unit: Unit) -> int:
    check_number(total, "total")
    if total < 0:
        raise NegativeTotal(total=total)
    units = Fraction(total) * unit.per_krone
    if units.denominator != 1:
        raise TotalNotInUnits(total=total, unit=unit)
    return units.numerator


def _rest(total: Decimal | int, amounts: Iterable[Portion]) -> Fraction:
    taken = sum((portion.total for portion in amounts), Fraction(0))
    if taken > total:
        raise NegativeRest(total=total, amounts=as_decimal(taken))
    return Fraction(total) - taken


def _check_percentages(components: Sequence[PercentComponent], rest: Fraction) -> None:
    """They are exactly 100 together; there may be none only where the amounts have used up the sum."""
    if not components and not rest:
        return
    together = sum((Fraction(component.percent) for component in components), Fraction(0))
    if together != 100:
        raise PercentagesNot100(total=Decimal(together.numerator) / Decimal(together.denominator))
