"""The steps of a share, as data (R43): a page, a PDF or a JSON reader puts them in words in its own language.

Exact figures are fractions. In JSON they are strings («9315521/70850»), with a field ``exact_decimal`` beside the
result of a step for readers without fractions. Kinds and field names are stored for years: new ones may come, those
that are here keep their meaning.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from .errors import UnknownStep
from .exact import as_decimal

_READERS: dict[str, Callable[[Any], Any]] = {
    "Decimal": Decimal,
    "Fraction": Fraction,
    "datetime.date | None": lambda text: datetime.date.fromisoformat(text) if text else None,
}


def _write(value: object) -> object:
    if isinstance(value, Decimal | Fraction):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _read(type_name: str, value: Any) -> Any:
    reader = _READERS.get(type_name)
    return reader(value) if reader else value


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of an explanation. All amounts are NOK."""

    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type[Step]]] = {}

    def __init_subclass__(cls) -> None:
        if "kind" in cls.__dict__:
            Step.kinds[cls.kind] = cls

    def as_json(self) -> dict[str, Any]:
        """Plain data with the kind; ``step_from_json`` reads it back."""
        data = {"kind": self.kind, **{item.name: _write(getattr(self, item.name)) for item in fields(self)}}
        exact = getattr(self, "exact", None)
        return data if exact is None else {**data, "exact_decimal": str(as_decimal(exact))}


def step_from_json(data: Mapping[str, Any]) -> Step:
    """The step that ``as_json`` wrote.

    :raises UnknownStep: for a kind that is not known
    """
    step_class = Step.kinds.get(data["kind"])
    if step_class is None:
        raise UnknownStep(kind=data["kind"])
    return step_class(**{item.name: _read(str(item.type), data[item.name]) for item in fields(step_class)})


@dataclass(frozen=True, kw_only=True)
class ComponentStep(Step):
    """What one component comes to for one member: ``exact`` NOK. ``months`` are the twelfths it counts with."""

    months: int
    exact: Fraction


@dataclass(frozen=True, kw_only=True)
class FixedAmountStep(ComponentStep):
    """``amount`` × ``months``/12."""

    kind = "fixed_amount"
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class AmountPerInhabitantStep(ComponentStep):
    """``amount`` × ``population`` × ``months``/12."""

    kind = "amount_per_inhabitant"
    amount: Decimal
    population: int
    population_source: str
    population_date: datetime.date | None


@dataclass(frozen=True, kw_only=True)
class UnitPriceStep(ComponentStep):
    """``price`` × ``quantity`` of ``unit_name`` × ``months``/12."""

    kind = "unit_price"
    price: Decimal
    quantity: Decimal
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class BandStep(ComponentStep):
    """The price of the size band that ``population`` lies in: from ``lower`` up to, not with, ``upper`` (open: None).

    ``price`` × ``months``/12, and × ``population`` where ``per_inhabitant``.
    """

    kind = "band"
    price: Decimal
    lower: int
    upper: int | None
    per_inhabitant: bool
    population: int
    population_source: str
    population_date: datetime.date | None


@dataclass(frozen=True, kw_only=True)
class NoMonthsStep(Step):
    """The member takes part in no month of the year and pays nothing."""

    kind = "no_months"


@dataclass(frozen=True, kw_only=True)
class RestStep(Step):
    """The sum less the amounts that all members pay first: ``rest`` is what the percentages are of."""

    kind = "rest"
    total: Fraction
    amounts: Fraction
    rest: Fraction


@dataclass(frozen=True, kw_only=True)
class PercentStep(ComponentStep):
    """``percent`` of ``base`` is ``pot``; ``pot`` × ``own`` / ``whole`` is ``exact``.

    ``own`` is the member's basis with its months counted (7/12 of the population in 7 months), ``whole`` the sum of
    them over the ``members`` who take part.
    """

    percent: Decimal
    base: Fraction
    pot: Fraction
    own: Fraction
    whole: Fraction
    members: int


@dataclass(frozen=True, kw_only=True)
class EqualStep(PercentStep):
    """An equal part: ``own`` is 1 for a full year."""

    kind = "equal"


@dataclass(frozen=True, kw_only=True)
class PopulationStep(PercentStep):
    """A part by population."""

    kind = "population"
    population: int
    population_source: str
    population_date: datetime.date | None


@dataclass(frozen=True, kw_only=True)
class WeightStep(PercentStep):
    """A part by a weight with a name."""

    kind = "weight"
    weight: Decimal
    weight_name: str


@dataclass(frozen=True, kw_only=True)
class SumStep(Step):
    """All components together, and the sum rounded down to the unit."""

    kind = "sum"
    exact: Fraction
    rounded_down: Decimal


@dataclass(frozen=True, kw_only=True)
class RemainderStep(Step):
    """What became of the rounding (R42).

    Rounded down, all shares together lack ``left`` units of ``unit`` NOK. Those with the largest ``remainder`` get one
    each; the member is number ``rank`` in that order and was ``given`` one or not, which makes ``amount``.
    """

    kind = "remainder"
    remainder: Fraction
    left: int
    unit: Decimal
    rank: int
    given: bool
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class RoundedStep(Step):
    """The sum of a pricing, rounded half up to ``unit`` NOK."""

    kind = "rounded"
    exact: Fraction
    unit: Decimal
    amount: Decimal
