"""What a sharing comes to: amounts, and the steps that lead to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Self

from .members import Member
from .steps import Step, step_from_json
from .units import Unit


@dataclass(frozen=True)
class Share:
    """What one member pays: ``amount`` NOK with two decimals, ``exact`` before the rounding, and how it came about."""

    member: Member
    amount: Decimal
    exact: Fraction
    steps: tuple[Step, ...]

    @property
    def rounding(self) -> Fraction:
        """NOK that the rounding added (or, negative, took away)."""
        return Fraction(self.amount) - self.exact

    def as_json(self) -> dict[str, Any]:
        """Plain data with all figures that went in; ``from_json`` reads it back."""
        return {
            "member": self.member.as_json(),
            "amount": str(self.amount),
            "exact": str(self.exact),
            "rounding": str(self.rounding),
            "steps": [step.as_json() for step in self.steps],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The share that ``as_json`` wrote."""
        return cls(
            member=Member.from_json(data["member"]),
            amount=Decimal(data["amount"]),
            exact=Fraction(data["exact"]),
            steps=tuple(step_from_json(step) for step in data["steps"]),
        )


@dataclass(frozen=True)
class Sharing:
    """All shares, in the order that the members were given in. ``total`` NOK is exactly their sum."""

    total: Decimal
    unit: Unit
    shares: tuple[Share, ...]

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """NOK by member key."""
        return {share.member.key: share.amount for share in self.shares}

    def of(self, key: str) -> Share:
        """The share of one member. :raises KeyError: for who is not among them"""
        for share in self.shares:
            if share.member.key == key:
                return share
        raise KeyError(key)

    def as_json(self) -> dict[str, Any]:
        """Plain data; ``from_json`` reads it back."""
        return {
            "total": str(self.total),
            "unit": str(self.unit),
            "shares": [share.as_json() for share in self.shares],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The sharing that ``as_json`` wrote."""
        shares = tuple(Share.from_json(share) for share in data["shares"])
        return cls(total=Decimal(data["total"]), unit=Unit(data["unit"]), shares=shares)
