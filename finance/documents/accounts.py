"""Accounts against budget, own effort and grants as tables and charts, in the active language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.charts.specification import GroupedBarChart, Series
from digiportal.documents.blocks import Column, KeyFigure, Table
from digiportal.money.localised import local_amount, local_number
from finance.documents.accounts_facts import AccountsFacts, BudgetFacts, EffortFacts, GrantFacts, LineFacts
from finance.models import PlanState, Side
from programme.documents.content import Block, Figure, Paragraphs, Part, SectionContent, TableBlock, present_parts

NONE = "–"


def present_accounts(facts: AccountsFacts) -> SectionContent:
    """Each budget with its accounts, then own effort and grants."""
    budgets = [
        Part(f"accounts-{number}", _budget_title(budget), tuple(_budget_blocks(budget, facts.year)))
        for number, budget in enumerate(facts.budgets, start=1)
        if budget.lines
    ]
    parts = [
        *budgets,
        Part("accounts-effort", pgettext("report heading", "Approved own effort"), _efforts(facts)),
        Part("accounts-grants", pgettext("report heading", "Grants, in kroner"), _grants(facts)),
    ]
    return SectionContent(parts=present_parts(parts), key_figures=tuple(_key_figures(facts)))


def _budget_title(budget: BudgetFacts) -> str:
    """A proposal is called a proposal (R50)."""
    if budget.state == PlanState.PROPOSED:
        return _("%(title)s (proposal)") % {"title": budget.title}
    return budget.title


def _key_figures(facts: AccountsFacts) -> list[KeyFigure]:
    """What the first budget that has accounts cost."""
    budget = next((budget for budget in facts.budgets if budget.has_accounts), None)
    if budget is None:
        return []
    costs = budget.sum_of(Side.COST)
    label = _("in costs in %(year)d") % {"year": facts.year}
    return [KeyFigure(local_amount(costs.actual or 0), label, against_budget(costs))]


def against_budget(costs: LineFacts) -> str:
    """«48 350 kr less than the budget», of a sum of costs that has accounts."""
    deviation = costs.deviation or Decimal(0)
    if not deviation:
        return _("As budgeted")
    text = _("%(amount)s less than budgeted") if deviation > 0 else _("%(amount)s more than budgeted")
    return text % {"amount": local_amount(abs(deviation))}


def _budget_blocks(budget: BudgetFacts, year: int) -> Iterable[Block]:
    if not budget.has_accounts:
        yield from (TableBlock(_plan_table(budget, side, year)) for side in Side if budget.side(side))
        return
    yield Paragraphs((_accounts_in_words(budget, year),))
    chart = _chart(budget)
    if chart:
        yield Figure(chart, _ledgers(budget))
    yield from (TableBlock(_accounts_table(budget, side, year)) for side in Side if budget.side(side))


def _accounts_in_words(budget: BudgetFacts, year: int) -> str:
    costs, funding = budget.sum_of(Side.COST), budget.sum_of(Side.FUNDING)
    spent, came = costs.actual or Decimal(0), funding.actual or Decimal(0)
    values = {
        "year": year,
        "spent": local_amount(spent),
        "came": local_amount(came),
        "rest": local_amount(abs(came - spent)),
    }
    if came > spent:
        text = _("The costs were %(spent)s in %(year)d and the financing %(came)s: %(rest)s are left.")
    elif came < spent:
        text = _("The costs were %(spent)s in %(year)d and the financing %(came)s: %(rest)s are missing.")
    else:
        text = _("The costs were %(spent)s in %(year)d, and the financing the same.")
    return text % values


def _ledgers(budget: BudgetFacts) -> str:
    return _("Accounts from the ledger of %(entities)s.") % {"entities": ", ".join(budget.entities)}


def _chart(budget: BudgetFacts) -> GroupedBarChart | None:
    """Budget and accounts of the costs side by side; one line alone needs no chart."""
    lines = budget.side(Side.COST)
    names = tuple(line.name for line in lines)
    if len(lines) < 2 or len(set(names)) != len(names):
        return None
    return GroupedBarChart(
        title=_("Costs: %(deviation)s") % {"deviation": against_budget(budget.sum_of(Side.COST))},
        category=pgettext("column", "Cost"),
        categories=names,
        series=(
            Series(pgettext("column", "Budget"), tuple(line.budget for line in lines)),
            Series(pgettext("column", "Accounts"), tuple(line.actual for line in lines)),
        ),
    )


def _accounts_table(budget: BudgetFacts, side: Side, year: int) -> Table:
    columns = [
        Column(_SIDES[side]()),
        Column(pgettext("column", "Budget"), numeric=True),
        Column(pgettext("column", "Accounts"), numeric=True),
        Column(pgettext("column", "Deviation"), numeric=True),
    ]
    rows = [_account_row(line) for line in budget.side(side)]
    sums = [_account_row(budget.sum_of(side, name=pgettext("row", "Sum")))]
    values = {"side": _SIDES[side](), "year": year}
    caption = _("%(side)s in %(year)d: accounts against budget, in kroner") % values
    note = _("A deviation below zero is worse than budgeted.")
    return Table.of(caption, columns, rows, sums=sums, note=f"{note} {_ledgers(budget)}")


_SIDES: dict[Side, Callable[[], str]] = {
    Side.COST: lambda: pgettext("side of budget", "Costs"),
    Side.FUNDING: lambda: pgettext("side of budget", "Financing"),
}


def _account_row(line: LineFacts) -> tuple[str, str, str, str]:
    deviation = NONE if line.deviation is None else local_amount(line.deviation, sign=True, unit=False)
    return _line_name(line), _bare(line.budget), _bare(line.actual), deviation


def _plan_table(budget: BudgetFacts, side: Side, year: int) -> Table:
    """One side of a budget that has no accounts in the year."""
    columns = [Column(_SIDES[side]()), Column(pgettext("column", "Budget"), numeric=True)]
    rows = [(_line_name(line), _bare(line.budget)) for line in budget.side(side)]
    sums = [(pgettext("row", "Sum"), _bare(budget.sum_of(side).budget))]
    note = _("There are no accounts for this budget in %(year)d.") % {"year": year}
    caption = _("%(side)s in the budget for %(year)d, in kroner") % {"side": _SIDES[side](), "year": year}
    return Table.of(caption, columns, rows, sums=sums, note=note)


def _line_name(line: LineFacts) -> str:
    return _("%(name)s (a sketch)") % {"name": line.name} if line.is_sketch else line.name


def _bare(amount: Decimal | None) -> str:
    return NONE if amount is None else local_amount(amount, unit=False)


def _efforts(facts: AccountsFacts) -> tuple[Block, ...]:
    if not facts.efforts:
        return ()
    columns = [
        Column(pgettext("column", "Project")),
        Column(pgettext("column", "Parties"), numeric=True),
        Column(pgettext("column", "Hours"), numeric=True),
        Column(pgettext("column", "Value"), numeric=True),
    ]
    rows = [_effort_row(row) for row in facts.efforts]
    hours = sum((row.hours for row in facts.efforts), Decimal(0))
    amount = sum((row.amount for row in facts.efforts), Decimal(0))
    sums = [(pgettext("row", "Sum"), "", local_number(hours.normalize()), local_amount(amount))]
    note = _("Own effort is work, not money, and no part of the accounts above.")
    return (TableBlock(Table.of("", columns, rows, sums=sums, note=note)),)


def _effort_row(row: EffortFacts) -> tuple[str, ...]:
    name = row.project or pgettext("own effort", "Without a project")
    return name, str(row.parties), local_number(row.hours), local_amount(row.amount)


def _grants(facts: AccountsFacts) -> tuple[Block, ...]:
    if not facts.grants:
        return ()
    columns = [
        Column(pgettext("column", "Grant")),
        Column(pgettext("column", "Applied for"), numeric=True),
        Column(pgettext("column", "Granted"), numeric=True),
        Column(pgettext("column", "Received"), numeric=True),
        Column(pgettext("column", "Unspent"), numeric=True),
    ]
    rows = [_grant_row(row) for row in facts.grants]
    conditions = tuple(f"{row.name}: {row.conditions}" for row in facts.grants if row.conditions)
    table = TableBlock(Table.of("", columns, rows))
    return (table, Paragraphs(conditions)) if conditions else (table,)


def _grant_row(row: GrantFacts) -> tuple[str, ...]:
    name = f"{row.name}, {row.granted_by}" if row.granted_by else row.name
    return (name, *(_bare(amount) for amount in (row.applied, row.granted, row.received, row.unspent)))
