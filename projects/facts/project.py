"""Sums of one project: measures against the budget (R24), what is promised and delivered (R22)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from projects.models import Measure, Participation, Project

NOTHING = Decimal(0)


@dataclass(frozen=True)
class MeasureSum:
    """Measures with what they add up to in NOK, and what the project's budget has more (or, negative, less)."""

    measures: tuple[Measure, ...]
    total: Decimal
    difference: Decimal | None

    @property
    def size(self) -> Decimal:
        """The difference without its sign."""
        return abs(self.difference or NOTHING)


@dataclass(frozen=True)
class Contributions:
    """What the participants promise and deliver together, in hours and NOK."""

    participations: tuple[Participation, ...]
    hours_promised: Decimal
    hours_delivered: Decimal
    amount_promised: Decimal
    amount_delivered: Decimal

    @property
    def in_hours(self) -> bool:
        return bool(self.hours_promised or self.hours_delivered)

    @property
    def in_money(self) -> bool:
        return bool(self.amount_promised or self.amount_delivered)


def measure_sum(project: Project) -> MeasureSum:
    """From prefetched measures; the difference is None where the project has no budget or no measure has one."""
    measures = tuple(project.measures.all())
    total = _sum(measure.budget for measure in measures)
    has_figures = any(measure.budget is not None for measure in measures)
    difference = project.budget - total if project.budget is not None and has_figures else None
    return MeasureSum(measures, total, difference)


def contributions(project: Project) -> Contributions:
    """From prefetched participations."""
    rows = tuple(project.participations.all())
    return Contributions(
        participations=rows,
        hours_promised=_sum(row.hours_promised for row in rows),
        hours_delivered=_sum(row.hours_delivered for row in rows),
        amount_promised=_sum(row.amount_promised for row in rows),
        amount_delivered=_sum(row.amount_delivered for row in rows),
    )


def _sum(figures: Iterable[Decimal | None]) -> Decimal:
    return sum((figure or NOTHING for figure in figures), NOTHING)
