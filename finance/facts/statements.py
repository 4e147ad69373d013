"""Statements and own effort with their sums, in NOK."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from finance.models import OwnEffort, Statement, StatementLine


@dataclass(frozen=True)
class StatementView:
    """A statement with its lines and what they add up to."""

    statement: Statement
    lines: tuple[StatementLine, ...]
    total: Decimal


@dataclass(frozen=True)
class EffortYear:
    """Own effort of a year: hours, and what it is worth."""

    year: int
    efforts: tuple[OwnEffort, ...]
    hours: Decimal
    total: Decimal


def statement_views(statements: QuerySet[Statement]) -> list[StatementView]:
    """Statements with lines and sums, the newest first; two queries."""
    found = statements.select_related("organisation").prefetch_related("lines__share__sharing", "lines__project")
    return [_view(statement) for statement in found.order_by("-year")]


def _view(statement: Statement) -> StatementView:
    lines = tuple(statement.lines.all())
    return StatementView(statement, lines, sum((line.amount for line in lines), Decimal(0)))


def effort_years(efforts: QuerySet[OwnEffort]) -> list[EffortYear]:
    """Own effort by year, the newest first; one query."""
    by_year: dict[int, list[OwnEffort]] = defaultdict(list)
    for effort in efforts.order_by("-year", "project__sequence", "pk"):
        by_year[effort.year].append(effort)
    return [_effort_year(year, rows) for year, rows in by_year.items()]


def _effort_year(year: int, efforts: list[OwnEffort]) -> EffortYear:
    return EffortYear(
        year=year,
        efforts=tuple(efforts),
        hours=sum((effort.hours or Decimal(0) for effort in efforts), Decimal(0)),
        total=sum((effort.amount for effort in efforts), Decimal(0)),
    )
