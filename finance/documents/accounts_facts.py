"""The facts of the annual report on accounts, own effort and grants (R45, R46, R48). Amounts in NOK."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, Sum

from finance.models import Actual, Budget, BudgetLine, EffortState, Grant, OwnEffort, PlanState, Side
from programme.documents.provenance import Origin, origin
from programme.models import Programme

NOTHING = Decimal(0)


@dataclass(frozen=True)
class LineFacts:
    """A line in one year. ``side`` is a code of ``Side``; None where the plan or the ledger has no figure."""

    name: str
    side: str
    is_sketch: bool
    budget: Decimal | None
    actual: Decimal | None

    @property
    def deviation(self) -> Decimal | None:
        """Below zero is worse than planned; None where there are no accounts to compare."""
        if self.actual is None:
            return None
        difference = (self.budget or NOTHING) - self.actual
        return difference if self.side == Side.COST else -difference


@dataclass(frozen=True)
class BudgetFacts:
    """A budget in one year; ``state`` is a code of ``PlanState``, ``entities`` those whose ledgers are counted."""

    title: str
    state: str
    project: str
    lines: tuple[LineFacts, ...]
    entities: tuple[str, ...]

    @property
    def has_accounts(self) -> bool:
        """Whether any ledger says anything of the year."""
        return any(line.actual is not None for line in self.lines)

    def side(self, side: Side) -> tuple[LineFacts, ...]:
        """The lines of one side."""
        return tuple(line for line in self.lines if line.side == side)

    def sum_of(self, side: Side, *, name: str = "") -> LineFacts:
        """A side's sum as a line."""
        own = self.side(side)
        budget = sum((line.budget or NOTHING for line in own), NOTHING)
        actual = sum((line.actual or NOTHING for line in own), NOTHING) if self.has_accounts else None
        return LineFacts(name, side, False, budget, actual)


@dataclass(frozen=True)
class EffortFacts:
    """Approved own effort of all parties in a project: a party's own figures are for that party alone."""

    project: str
    parties: int
    hours: Decimal
    amount: Decimal


@dataclass(frozen=True)
class GrantFacts:
    """A grant of the year, in NOK; None where nothing is registered."""

    name: str
    granted_by: str
    project: str
    applied: Decimal | None
    granted: Decimal | None
    received: Decimal | None
    unspent: Decimal | None
    conditions: str


@dataclass(frozen=True)
class AccountsFacts:
    """The money of a year."""

    year: int
    budgets: tuple[BudgetFacts, ...]
    efforts: tuple[EffortFacts, ...]
    grants: tuple[GrantFacts, ...]
    origin: Origin


def gather_accounts(programme: Programme, year: int) -> AccountsFacts:
    """Budgets of the year that are no drafts, with the accounts of that year alone; budgets with accounts first."""
    budgets = list(
        Budget.objects.filter(programme=programme, first_year__lte=year, last_year__gte=year, detail_of__isnull=True)
        .exclude(state=PlanState.DRAFT)
        .select_related("project", "source")
        .annotate(in_ledger=Exists(Actual.objects.filter(line__budget=OuterRef("pk"), year=year)))
        .order_by("-in_ledger", F("project").asc(nulls_first=True), "pk")
    )
    grants = list(
        Grant.objects.filter(programme=programme, year=year).select_related("project", "granted_by", "source")
    )
    efforts = OwnEffort.objects.filter(programme=programme, year=year, state=EffortState.APPROVED)
    return AccountsFacts(
        year=year,
        budgets=tuple(_budget(budget, year) for budget in budgets),
        efforts=_efforts(list(efforts.select_related("project"))),
        grants=tuple(_grant(grant) for grant in grants),
        origin=origin([*budgets, *grants, *efforts.select_related("source")]),
    )


def _budget(budget: Budget, year: int) -> BudgetFacts:
    in_year = Q(actuals__year=year)
    lines = budget.lines.prefetch_related("amounts").annotate(actual=Sum("actuals__amount", filter=in_year))
    entities = Actual.objects.filter(line__budget=budget, year=year).order_by("accounting_entity__name")
    return BudgetFacts(
        title=budget.title,
        state=budget.state,
        project=budget.project.name if budget.project else "",
        lines=tuple(_line(line, year, line.actual) for line in lines),
        entities=tuple(entities.values_list("accounting_entity__name", flat=True).distinct()),
    )


def _line(line: BudgetLine, year: int, actual: Decimal | None) -> LineFacts:
    planned = next((row.amount for row in line.amounts.all() if row.year == year), None)
    return LineFacts(line.name, line.side, line.is_sketch, planned, actual)


def _efforts(rows: list[OwnEffort]) -> tuple[EffortFacts, ...]:
    by_project: dict[str, list[OwnEffort]] = defaultdict(list)
    for row in rows:
        by_project[row.project.name if row.project else ""].append(row)
    return tuple(_effort(project, own) for project, own in sorted(by_project.items()))


def _effort(project: str, rows: list[OwnEffort]) -> EffortFacts:
    return EffortFacts(
        project=project,
        parties=len({row.organisation_id for row in rows}),
        hours=sum((row.hours or NOTHING for row in rows), NOTHING),
        amount=sum((row.amount for row in rows), NOTHING),
    )


def _grant(grant: Grant) -> GrantFacts:
    return GrantFacts(
        name=grant.name,
        granted_by=grant.granted_by.name if grant.granted_by else "",
        project=grant.project.name if grant.project else "",
        applied=grant.applied,
        granted=grant.granted,
        received=grant.received,
        unspent=grant.unspent,
        conditions=grant.conditions,
    )
