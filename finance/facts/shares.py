"""Shares as a table: each member's parts, their sums, and what they are of the whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from finance.cost_sharing import as_decimal, percent_of, step_from_json
from finance.cost_sharing.members import MONTHS_OF_A_YEAR
from finance.cost_sharing.steps import ComponentStep
from finance.models import CostSharing, Share

ORE_DECIMALS = 2


@dataclass(frozen=True)
class ShareRow:
    """One member's share in NOK.

    ``parts`` holds the kind of each component and what it comes to for showing; with ``rounding`` they add up to
    ``amount``. ``population_percent`` is of the inhabitants of all who share.
    """

    organisation_id: int
    name: str
    slug: str
    number: str
    population: int | None
    months: int
    parts: tuple[tuple[str, Decimal], ...]
    rounding: Decimal
    amount: Decimal
    population_percent: Decimal | None
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
    rounding: Decimal
    total: Decimal

    @property
    def has_rounding(self) -> bool:
        """Whether the shown parts of any share lack or exceed something."""
        return any(row.rounding for row in self.rows)

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
    inhabitants = sum(share.population or 0 for share in shares) or None
    rows = tuple(_row(share, inhabitants, new_year) for share in shares)
    kinds = tuple(dict.fromkeys(kind for row in rows for kind, _figure in row.parts))
    return ShareTable(
        kinds=kinds,
        rows=rows,
        population=inhabitants,
        part_sums=tuple(sum((row.part(kind) or Decimal(0) for row in rows), Decimal(0)) for kind in kinds),
        rounding=sum((row.rounding for row in rows), Decimal(0)),
        total=total,
    )


def _row(share: Share, inhabitants: int | None, day: datetime.date) -> ShareRow:
    return ShareRow(
        organisation_id=share.organisation_id,
        name=share.organisation.name_on(day),
        slug=share.organisation.slug,
        number=share.number,
        population=share.population,
        months=share.explanation["member"]["months"],
        parts=tuple(shown_parts(share.explanation)),
        rounding=shown_rounding(share.explanation),
        amount=share.amount,
        population_percent=_percent(share.population, inhabitants),
        explanation=share.explanation,
    )


def _percent(population: int | None, inhabitants: int | None) -> Decimal | None:
    return percent_of(population, inhabitants) if population is not None and inhabitants else None


def shown_parts(share: Mapping[str, Any]) -> list[tuple[str, Decimal]]:
    """The kind of each component of a stored share and its NOK, each rounded half up for showing.

    In whole kroner where the share is whole, else in øre. What they lack of the share is its ``shown_rounding``.
    """
    decimals = 0 if _is_whole(share) else ORE_DECIMALS
    steps = map(step_from_json, share["steps"])
    return [(step.kind, as_decimal(step.exact, decimals)) for step in steps if isinstance(step, ComponentStep)]


def shown_rounding(share: Mapping[str, Any]) -> Decimal:
    """NOK between the shown parts of a stored share and the share, which is rounded once, on its total (R42)."""
    return Decimal(share["amount"]) - sum((figure for _kind, figure in shown_parts(share)), Decimal(0))


def _is_whole(share: Mapping[str, Any]) -> bool:
    amount = Decimal(share["amount"])
    return amount == amount.to_integral_value()
