"""Shares as a table: each member's parts, their sums, and what they are of the whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

from finance.cost_sharing import percent_of, step_from_json
from finance.cost_sharing.members import MONTHS_OF_A_YEAR
from finance.cost_sharing.steps import ComponentStep
from finance.models import CostSharing, Share

ORE = Decimal("0.01")
KRONE = Decimal(1)


@dataclass(frozen=True)
class ShareRow:
    """One member's share. ``parts`` holds the kind of each component and its NOK; they add up to ``amount``."""

    organisation_id: int
    name: str
    slug: str
    number: str
    population: int | None
    months: int
    parts: tuple[tuple[str, Decimal], ...]
    amount: Decimal
    percent: Decimal
    explanation: dict[str, Any]

    def part(self, kind: str) -> Decimal | None:
        """NOK of all components of a kind; None where the member has none of it."""
        found = [figure for own, figure in self.parts if own == kind]
        return sum(found, Decimal(0)) if found else None

    @property
    def is_full_year(self) -> bool:
        return self.months == MONTHS_OF_A_YEAR


@dataclass(frozen=True)
class ShareTable:
    """All shares of a sharing with their sums. ``kinds`` are the key's components, in order, each once."""

    kinds: tuple[str, ...]
    rows: tuple[ShareRow, ...]
    population: int | None
    part_sums: tuple[Decimal, ...]
    total: Decimal

    @property
    def by_months(self) -> bool:
        """Whether anybody is a member for part of the year."""
        return not all(row.is_full_year for row in self.rows)

    def cells(self) -> list[tuple[ShareRow, list[Decimal | None]]]:
        """Each row with its parts in the order of ``kinds``."""
        return [(row, [row.part(kind) for kind in self.kinds]) for row in self.rows]

    def of(self, organisations: Iterable[int]) -> list[ShareRow]:
        """The rows of these organisations."""
        wanted = set(organisations)
        return [row for row in self.rows if row.organisation_id in wanted]


def share_table(sharing: CostSharing) -> ShareTable:
    """Smallest first, as plans print them, with the names that held at new year (R6); two queries."""
    shares = sharing.shares.select_related("organisation").prefetch_related("organisation__names")
    shares = shares.order_by("amount", "organisation__name")
    new_year = datetime.date(sharing.year, 1, 1)
    total = sum((share.amount for share in shares), Decimal(0))
    rows = tuple(_row(share, total, new_year) for share in shares)
    kinds = tuple(dict.fromkeys(kind for row in rows for kind, _figure in row.parts))
    populations = [row.population for row in rows]
    return ShareTable(
        kinds=kinds,
        rows=rows,
        population=None if None in populations else sum(count or 0 for count in populations),
        part_sums=tuple(sum((row.part(kind) or Decimal(0) for row in rows), Decimal(0)) for kind in kinds),
        total=total,
    )


def _row(share: Share, total: Decimal, day: datetime.date) -> ShareRow:
    return ShareRow(
        organisation_id=share.organisation_id,
        name=share.organisation.name_on(day),
        slug=share.organisation.slug,
        number=share.number,
        population=share.population,
        months=share.explanation["member"]["months"],
        parts=tuple(shown_parts(share.explanation)),
        amount=share.amount,
        percent=percent_of(share.amount, total),
        explanation=share.explanation,
    )


def shown_parts(share: Mapping[str, Any]) -> list[tuple[str, Decimal]]:
    """The kind of each component of a stored share and its NOK, rounded so that the parts add up to the share.

    For showing: in whole kroner where the share is whole, else in øre; the largest remainders get what is left.
    """
    exact = [(step.kind, step.exact) for step in map(step_from_json, share["steps"]) if isinstance(step, ComponentStep)]
    amount = Decimal(share["amount"])
    unit = KRONE if amount == amount.to_integral_value() else ORE
    units = [floor(figure / Fraction(unit)) for _kind, figure in exact]
    missing = int(amount / unit) - sum(units)
    by_remainder = sorted(range(len(exact)), key=lambda index: units[index] - exact[index][1] / Fraction(unit))
    for index in by_remainder[:missing]:
        units[index] += 1
    return [(kind, own * unit) for (kind, _figure), own in zip(exact, units, strict=True)]
