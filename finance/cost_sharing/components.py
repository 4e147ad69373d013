"""The components that a key is made of (R41). They are plain values; ``dividing`` and ``pricing`` use them."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from .errors import MissingPopulation, MissingWeight, NoParticipants, UnknownParticipant
from .exact import check_not_negative
from .members import Member, PopulationSource
from .steps import (
    AmountPerInhabitantStep,
    ComponentStep,
    EqualStep,
    FixedAmountStep,
    PopulationStep,
    UnitPriceStep,
    WeightStep,
)

Quantity = int | Decimal | Fraction


@dataclass(frozen=True)
class Part:
    """One member's part of one component: what a step is made from.

    ``base``, ``pot``, ``own``, ``whole`` and ``count`` are those of ``steps.PercentStep``, set for percentages alone.
    """

    member: Member
    months: int
    exact: Fraction
    source: PopulationSource | None
    base: Fraction = Fraction(0)
    pot: Fraction = Fraction(0)
    own: Fraction = Fraction(0)
    whole: Fraction = Fraction(0)
    count: int = 0

    def population_facts(self) -> dict[str, Any]:
        """The fields of a step that rests on population."""
        day: datetime.date | None = self.source.date if self.source else None
        return {
            "population": self.member.population or 0,
            "population_source": self.source.source if self.source else "",
            "population_date": day,
        }


def population_of(member: Member) -> int:
    """The member's population. :raises MissingPopulation: where it is not known"""
    if member.population is None:
        raise MissingPopulation(member=member.key, name=member.name)
    return member.population


def weight_of(member: Member, name: str) -> Decimal | int:
    """The member's weight of that name. :raises MissingWeight: where it is not known"""
    weight = member.weights.get(name)
    if weight is None:
        raise MissingWeight(member=member.key, name=member.name, weight=name)
    return weight


@dataclass(frozen=True, kw_only=True)
class Component(ABC):
    """A component: an ``AmountComponent`` or a ``PercentComponent``.

    ``participants`` (member keys) limits it to those named; None means all members.
    """

    kind: ClassVar[str]
    participants: Collection[str] | None = None

    def __post_init__(self) -> None:
        if isinstance(self.participants, str):
            raise TypeError("participants must be a collection of keys, not a single string")
        if self.participants is not None:
            object.__setattr__(self, "participants", frozenset(self.participants))
            if not self.participants:
                raise NoParticipants(component=self.kind)

    def participating_months(self, members: Sequence[Member], months: list[int]) -> list[int]:
        """The counted months of each member, zero for who does not take part in the component.

        :raises UnknownParticipant: for a participant who is not a member
        """
        if self.participants is None:
            return months
        strangers = set(self.participants) - {member.key for member in members}
        if strangers:
            raise UnknownParticipant(participant=min(strangers), component=self.kind)
        return [month if member.key in self.participants else 0 for member, month in zip(members, months, strict=True)]

    @abstractmethod
    def quantity(self, member: Member) -> Quantity:
        """How much of the component's basis a member has in a full year."""

    @abstractmethod
    def step(self, part: Part) -> ComponentStep:
        """The explanation of one member's part."""


@dataclass(frozen=True, kw_only=True)
class AmountComponent(Component):
    """A component that is an amount by itself: ``rate`` NOK for each unit of ``quantity``."""

    @property
    @abstractmethod
    def rate(self) -> Decimal | int:
        """NOK for each unit of the quantity."""


@dataclass(frozen=True)
class FixedAmount(AmountComponent):
    """``amount`` NOK for each."""

    kind = "fixed_amount"
    amount: Decimal | int

    def __post_init__(self) -> None:
        super().__post_init__()
        check_not_negative(self.amount, "amount")

    @property
    def rate(self) -> Decimal | int:
        return self.amount

    def quantity(self, member: Member) -> int:
        return 1

    def step(self, part: Part) -> FixedAmountStep:
        return FixedAmountStep(amount=Decimal(self.amount), months=part.months, exact=part.exact)


@dataclass(frozen=True)
class AmountPerInhabitant(AmountComponent):
    """``amount`` NOK for each inhabitant."""

    kind = "amount_per_inhabitant"
    amount: Decimal | int

    def __post_init__(self) -> None:
        super().__post_init__()
        check_not_negative(self.amount, "amount per inhabitant")

    @property
    def rate(self) -> Decimal | int:
        return self.amount

    def quantity(self, member: Member) -> int:
        return population_of(member)

    def step(self, part: Part) -> AmountPerInhabitantStep:
        return AmountPerInhabitantStep(
            amount=Decimal(self.amount), months=part.months, exact=part.exact, **part.population_facts()
        )


@dataclass(frozen=True)
class UnitPrice(AmountComponent):
    """``price`` NOK for each unit that the member has of the weight ``unit_name`` (licences, users …)."""

    kind = "unit_price"
    price: Decimal | int
    unit_name: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_not_negative(self.price, "price")

    @property
    def rate(self) -> Decimal | int:
        return self.price

    def quantity(self, member: Member) -> Decimal | int:
        return weight_of(member, self.unit_name)

    def step(self, part: Part) -> UnitPriceStep:
        return UnitPriceStep(
            price=Decimal(self.price),
            quantity=Decimal(self.quantity(part.member)),
            unit_name=self.unit_name,
            months=part.months,
            exact=part.exact,
        )


@dataclass(frozen=True)
class PercentComponent(Component):
    """``percent`` (0–100, any decimals) of what is left after the amounts, shared over a basis."""

    percent: Decimal | int

    def __post_init__(self) -> None:
        super().__post_init__()
        check_not_negative(self.percent, "percent")

    def shared_facts(self, part: Part) -> dict[str, Any]:
        """The fields that the steps of all percentages have."""
        return {
            "percent": Decimal(self.percent),
            "base": part.base,
            "pot": part.pot,
            "own": part.own,
            "whole": part.whole,
            "members": part.count,
            "months": part.months,
            "exact": part.exact,
        }


@dataclass(frozen=True)
class Equal(PercentComponent):
    """Shared equally."""

    kind = "equal"

    def quantity(self, member: Member) -> int:
        return 1

    def step(self, part: Part) -> EqualStep:
        return EqualStep(**self.shared_facts(part))


@dataclass(frozen=True)
class ByPopulation(PercentComponent):
    """Shared by population."""

    kind = "population"

    def quantity(self, member: Member) -> int:
        return population_of(member)

    def step(self, part: Part) -> PopulationStep:
        return PopulationStep(**self.shared_facts(part), **part.population_facts())


@dataclass(frozen=True)
class ByWeights(PercentComponent):
    """Shared by the weight of that name of each member."""

    kind = "weight"
    weight_name: str

    def quantity(self, member: Member) -> Decimal | int:
        return weight_of(member, self.weight_name)

    def step(self, part: Part) -> WeightStep:
        weight = Decimal(weight_of(part.member, self.weight_name))
        return WeightStep(**self.shared_facts(part), weight=weight, weight_name=self.weight_name)
