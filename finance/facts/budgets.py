"""A budget as a table: costs, financing and their difference by year (R45), accounts against budget (R48)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Prefetch, QuerySet, Sum

from finance.models import Actual, Budget, BudgetLine, Side

NOTHING = Decimal(0)


class Balance(StrEnum):
    EVEN = "even"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True)
class Difference:
    """Financing less costs in NOK; above zero the plan has more than it costs. ``year`` None is all years."""

    year: int | None
    amount: Decimal

    @property
    def balance(self) -> Balance:
        if not self.amount:
            return Balance.EVEN
        return Balance.OVER if self.amount > 0 else Balance.UNDER

    @property
    def size(self) -> Decimal:
        """The difference without its sign."""
        return abs(self.amount)


@dataclass(frozen=True)
class LineFigures:
    """A line with its NOK by year; None where the source leaves the year empty (0 is a figure)."""

    line: BudgetLine
    by_year: tuple[Decimal | None, ...]
    total: Decimal


@dataclass(frozen=True)
class SideFigures:
    """The lines of a side with their sums, in NOK."""

    lines: tuple[LineFigures, ...]
    by_year: tuple[Decimal, ...]
    total: Decimal


@dataclass(frozen=True)
class BudgetFigures:
    """A budget's costs and financing by year."""

    years: tuple[int, ...]
    costs: SideFigures
    funding: SideFigures

    @property
    def differences(self) -> tuple[Difference, ...]:
        """One for each year."""
        rows = zip(self.years, self.funding.by_year, self.costs.by_year, strict=True)
        return tuple(Difference(year, funding - cost) for year, funding, cost in rows)

    @property
    def difference(self) -> Difference:
        """Over all years."""
        return Difference(None, self.funding.total - self.costs.total)

    @property
    def unbalanced(self) -> tuple[Difference, ...]:
        """The years in which costs and financing differ; none for a budget that has only one side."""
        if not (self.costs.lines and self.funding.lines):
            return ()
        return tuple(difference for difference in self.differences if difference.amount)


@dataclass(frozen=True)
class AccountRow:
    """A line of the accounts against the budget, in NOK, for the years that have accounts.

    ``deviation`` is budget less accounts for a cost, accounts less budget for income; below zero is worse than planned.
    """

    name: str
    side: str
    budget: Decimal
    actual: Decimal

    @property
    def deviation(self) -> Decimal:
        return self.budget - self.actual if self.side == Side.COST else self.actual - self.budget


@dataclass(frozen=True)
class Accounts:
    """Accounts against budget for some years, with the sums of each side."""

    years: tuple[int, ...]
    rows: tuple[AccountRow, ...]
    sums: tuple[AccountRow, ...]
    entities: tuple[str, ...]


def with_lines(budgets: QuerySet[Budget]) -> QuerySet[Budget]:
    """Budgets with all that ``budget_figures`` reads, in two further queries."""
    lines = BudgetLine.objects.select_related("project", "source").prefetch_related("amounts")
    return budgets.prefetch_related(Prefetch("lines", queryset=lines))


def budget_figures(budget: Budget) -> BudgetFigures:
    """The figures of a budget that was fetched by ``with_lines``."""
    years = tuple(budget.years)
    lines = list(budget.lines.all())
    return BudgetFigures(
        years=years,
        costs=side_figures((line for line in lines if line.side == Side.COST), years),
        funding=side_figures((line for line in lines if line.side == Side.FUNDING), years),
    )


def side_figures(lines: Iterable[BudgetLine], years: Sequence[int]) -> SideFigures:
    """Lines of one side with their sums, from prefetched amounts."""
    rows = tuple(_line_figures(line, years) for line in lines)
    by_year = tuple(sum((row.by_year[index] or NOTHING for row in rows), NOTHING) for index in range(len(years)))
    return SideFigures(lines=rows, by_year=by_year, total=sum(by_year, NOTHING))


def _line_figures(line: BudgetLine, years: Sequence[int]) -> LineFigures:
    amounts = {row.year: row.amount for row in line.amounts.all()}
    by_year = tuple(amounts.get(year) for year in years)
    return LineFigures(line=line, by_year=by_year, total=sum(amounts.values(), NOTHING))


def accounts(budget: Budget) -> Accounts | None:
    """What the ledgers say of a budget fetched by ``with_lines``; None while there are no accounts. Two queries."""
    actuals = Actual.objects.filter(line__budget=budget)
    sums = actuals.order_by().values("line", "year").annotate(total=Sum("amount"))
    by_line: dict[int, Decimal] = defaultdict(Decimal)
    years: set[int] = set()
    for entry in sums:
        by_line[entry["line"]] += entry["total"]
        years.add(entry["year"])
    if not years:
        return None
    names = actuals.order_by("accounting_entity__name").values_list("accounting_entity__name", flat=True).distinct()
    rows = tuple(_account_row(line, years, by_line[line.pk]) for line in budget.lines.all())
    return Accounts(
        years=tuple(sorted(years)),
        rows=rows,
        sums=tuple(_account_sum(rows, side) for side in (Side.COST, Side.FUNDING)),
        entities=tuple(names),
    )


def _account_row(line: BudgetLine, years: set[int], actual: Decimal) -> AccountRow:
    planned = sum((row.amount for row in line.amounts.all() if row.year in years), NOTHING)
    return AccountRow(name=line.name, side=line.side, budget=planned, actual=actual)


def _account_sum(rows: Iterable[AccountRow], side: Side) -> AccountRow:
    own = [row for row in rows if row.side == side]
    return AccountRow(
        name="",
        side=side,
        budget=sum((row.budget for row in own), NOTHING),
        actual=sum((row.actual for row in own), NOTHING),
    )
