"""Costs and financing by year with their differences (R45), accounts against budget (R48)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finance.facts.budgets import Balance, accounts, budget_figures, with_lines
from finance.models import Actual, Budget, BudgetLine
from tests.cooperation import make_municipality, make_programme
from tests.finance.cases import make_budget

pytestmark = pytest.mark.django_db


def figures_of(budget: Budget):
    return budget_figures(with_lines(Budget.objects).get(pk=budget.pk))


@pytest.mark.rule("R45")
def test_the_difference_of_each_year_is_shown() -> None:
    costs = {"Stilling": {2018: 500, 2019: 1000}, "Prosjekt": {2018: 6030}}
    funding = {"Kommunane": {2018: 6635, 2019: 900}}
    figures = figures_of(make_budget(make_programme(), costs, funding))
    assert figures.costs.by_year == (6530, 1000)
    assert [(row.year, row.amount, row.balance) for row in figures.differences] == [
        (2018, 105, Balance.OVER),
        (2019, -100, Balance.UNDER),
    ]
    assert figures.difference.amount == 5
    assert [row.size for row in figures.unbalanced] == [105, 100]


@pytest.mark.rule("R45")
def test_a_budget_of_costs_alone_has_no_difference_to_point_out() -> None:
    figures = figures_of(make_budget(make_programme(), {"Stilling": {2018: 500}}, {}))
    assert figures.unbalanced == ()


def test_a_year_that_the_source_leaves_empty_is_not_zero() -> None:
    figures = figures_of(make_budget(make_programme(), {"Stilling": {2018: 0}}, {}))
    assert figures.costs.lines[0].by_year == (0, None)


@pytest.mark.rule("R48")
def test_accounts_stand_against_the_budget_of_their_years() -> None:
    costs = {"Stilling": {2018: 500, 2019: 1000}, "Prosjekt": {2018: 300}}
    budget = make_budget(make_programme(), costs, {"Kommunane": {2018: 800}})
    ledger = make_municipality("Vinje", "0834")
    for number, (name, amount) in enumerate([("Stilling", "450.50"), ("Stilling", "20"), ("Kommunane", "790")]):
        line = BudgetLine.objects.get(budget=budget, name=name)
        facts = {"year": 2018, "voucher": f"B-{number}", "text": "Bilag", "amount": Decimal(amount)}
        Actual.objects.create(line=line, accounting_entity=ledger, **facts)
    shown = accounts(with_lines(Budget.objects).get(pk=budget.pk))
    assert shown is not None
    assert (shown.years, shown.entities) == ((2018,), ("Vinje",))
    assert [(row.budget, row.actual, row.deviation) for row in shown.rows] == [
        (500, Decimal("470.50"), Decimal("29.50")),
        (300, 0, 300),
        (800, 790, -10),
    ]
    assert [row.deviation for row in shown.sums] == [Decimal("329.50"), -10]


def test_without_accounts_there_is_nothing_to_compare() -> None:
    budget = make_budget(make_programme(), {"Stilling": {2018: 500}}, {})
    assert accounts(with_lines(Budget.objects).get(pk=budget.pk)) is None
