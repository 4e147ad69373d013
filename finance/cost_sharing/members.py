"""Who shares, and the facts about them that a key may ask for."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from .errors import DuplicateMember, MonthsOutOfRange, NegativeBasis, NoMembers, NoMonths
from .exact import check_number

MONTHS_OF_A_YEAR = 12


class MonthsRule(enum.StrEnum):
    """What a member that joins late or leaves pays (R44).

    * ``BY_MONTHS``: a member of 7 months counts with 7/12 of all that it would count with in a full year: its equal
      part, its population, its weights, its fixed amount and its units. When a sum is divided, the sum stays what it
      is, so the other members bear the rest.
    * ``NONE``: who is a member in any month counts in full.

    With either rule a member of zero months is not there and pays nothing.
    """

    NONE = "none"
    BY_MONTHS = "by_months"


@dataclass(frozen=True)
class PopulationSource:
    """Where the population figures come from, and the day that they hold for (R43)."""

    source: str
    date: datetime.date


@dataclass(frozen=True)
class Member:
    """One who pays.

    ``key`` identifies the member, ``number`` is the municipality number on 1 January of the share's year (it breaks
    ties, R42; empty for who has none), ``population`` is in persons, ``months`` are those of the year in which the
    member takes part, and ``weights`` holds further figures by name (users, licences, pupils …).

    :raises TypeError: for floats; :raises MonthsOutOfRange, NegativeBasis: for figures that cannot be
    """

    key: str
    number: str
    name: str
    population: int | None = None
    months: int = MONTHS_OF_A_YEAR
    weights: Mapping[str, Decimal | int] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.population is not None:
            self._check_whole(self.population, "population")
        self._check_whole(self.months, "months")
        if not 0 <= self.months <= MONTHS_OF_A_YEAR:
            raise MonthsOutOfRange(member=self.key, months=self.months)
        object.__setattr__(self, "weights", dict(self.weights))
        for name, weight in self.weights.items():
            check_number(weight, name)
        for what, value in {"population": self.population or 0, **self.weights}.items():
            if value < 0:
                raise NegativeBasis(member=self.key, what=what, value=value)

    def _check_whole(self, value: object, what: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"{what} of {self.key} must be an int, not {type(value).__name__}")

    def as_json(self) -> dict[str, Any]:
        """Plain data; ``from_json`` reads it back."""
        return {
            "key": self.key,
            "number": self.number,
            "name": self.name,
            "population": self.population,
            "months": self.months,
            "weights": {name: str(weight) for name, weight in self.weights.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The member that ``as_json`` wrote."""
        weights = {name: Decimal(weight) for name, weight in data["weights"].items()}
        return cls(**{**data, "weights": weights})


def check_members(members: Iterable[Member]) -> tuple[Member, ...]:
    """The members as a tuple, in their order.

    :raises NoMembers, DuplicateMember, NoMonths: where there is nobody, somebody twice, or nobody in any month
    """
    checked = tuple(members)
    if not checked:
        raise NoMembers
    if len({member.key for member in checked}) != len(checked):
        raise DuplicateMember(member=_first_twice(checked))
    if not any(member.months for member in checked):
        raise NoMonths
    return checked


def counted_months(members: Sequence[Member], rule: MonthsRule) -> list[int]:
    """Twelfths that each member counts with by the rule."""
    if rule is MonthsRule.BY_MONTHS:
        return [member.months for member in members]
    return [MONTHS_OF_A_YEAR if member.months else 0 for member in members]


def _first_twice(members: Sequence[Member]) -> str:
    keys = [member.key for member in members]
    return next(key for index, key in enumerate(keys) if key in keys[:index])
