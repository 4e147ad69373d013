"""The arithmetic: each component as whole numbers over one denominator.

A portion says that member *i* bears ``numerator * basis[i] / denominator`` NOK of a component. All portions of a key
are brought to one common denominator, and everything until the rounding is sums and products of integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from .components import AmountComponent, Component, Part, PercentComponent, Quantity
from .errors import ZeroBasis
from .members import MONTHS_OF_A_YEAR, Member, PopulationSource
from .steps import ComponentStep


@dataclass(frozen=True)
class Portion:
    """One component over all members.

    ``months`` are the twelfths that each counts with, ``basis`` the quantity of each times its months, multiplied by
    ``scale`` / 12 to be whole. ``base`` is the sum that a percentage is of, ``pot`` the percentage.
    """

    component: Component
    months: Sequence[int]
    basis: Sequence[int]
    scale: int
    numerator: int
    denominator: int
    base: Fraction = Fraction(0)
    pot: Fraction = Fraction(0)

    def exact(self, index: int) -> Fraction:
        """NOK that the member bears."""
        return Fraction(self.numerator * self.basis[index], self.denominator)

    @cached_property
    def total(self) -> Fraction:
        """NOK that all bear together."""
        return Fraction(self.numerator * sum(self.basis), self.denominator)

    @cached_property
    def whole(self) -> Fraction:
        """The basis of all together, months counted."""
        return Fraction(sum(self.basis), self.scale)

    @cached_property
    def count(self) -> int:
        """How many take part."""
        return sum(1 for months in self.months if months)

    def explain(self, index: int, member: Member, source: PopulationSource | None) -> ComponentStep:
        """The step of one member who takes part in the component."""
        part = Part(
            member=member,
            months=self.months[index],
            exact=self.exact(index),
            source=source,
            base=self.base,
            pot=self.pot,
            own=Fraction(self.basis[index], self.scale),
            whole=self.whole,
            count=self.count,
        )
        return self.component.step(part)


def amount_portion(component: AmountComponent, members: Sequence[Member], months: list[int]) -> Portion:
    """What an amount comes to for each: rate × quantity × months/12."""
    counted = component.participating_months(members, months)
    basis, scale = _basis(component, members, counted)
    numerator, denominator = component.rate.as_integer_ratio()
    return Portion(component, counted, basis, scale, numerator, denominator * scale)


def percent_portion(
    component: PercentComponent, members: Sequence[Member], months: list[int], base: Fraction
) -> Portion:
    """What a percentage of ``base`` comes to for each: by quantity × months/12 of all who take part.

    :raises ZeroBasis: where nobody who takes part has any
    """
    counted = component.participating_months(members, months)
    basis, scale = _basis(component, members, counted)
    whole = sum(basis)
    if not whole:
        raise ZeroBasis(component=component.kind)
    pot = base * Fraction(component.percent) / 100
    return Portion(component, counted, basis, scale, pot.numerator, pot.denominator * whole, base, pot)


def sum_portions(portions: Iterable[Portion], count: int, per_krone: int) -> tuple[list[int], int]:
    """What each of ``count`` members bears, as numerators over one denominator, in units of 1/``per_krone`` NOK."""
    portions = tuple(portions)
    denominator = lcm(*(portion.denominator for portion in portions))
    numerators = [0] * count
    for portion in portions:
        factor = portion.numerator * (denominator // portion.denominator) * per_krone
        numerators = [sofar + factor * own for sofar, own in zip(numerators, portion.basis, strict=True)]
    return numerators, denominator


def explain_portions(
    portions: Iterable[Portion], index: int, member: Member, source: PopulationSource | None
) -> Iterator[ComponentStep]:
    """The steps of one member over the components that it takes part in."""
    for portion in portions:
        if portion.months[index]:
            yield portion.explain(index, member, source)


def _basis(component: Component, members: Sequence[Member], months: Sequence[int]) -> tuple[list[int], int]:
    """Quantity × months of each as whole numbers, and the scale that makes them whole. Who is absent is not asked."""
    quantities = [component.quantity(member) if count else 0 for member, count in zip(members, months, strict=True)]
    denominator = _common_denominator(quantities)
    if denominator > 1:
        quantities = [int(Fraction(quantity) * denominator) for quantity in quantities]
    basis = [int(quantity) * count for quantity, count in zip(quantities, months, strict=True)]
    return basis, denominator * MONTHS_OF_A_YEAR


def _common_denominator(quantities: Iterable[Quantity]) -> int:
    return lcm(*{quantity.as_integer_ratio()[1] for quantity in quantities if not isinstance(quantity, int)})
