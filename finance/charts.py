"""The charts of finance: what each says stands in its title."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from digiportal.charts.specification import BarChart, Chart, GroupedBarChart, Series, StackedBarChart
from digiportal.money.localised import local_amount
from finance.explanations import joined, manner
from finance.facts.budgets import BudgetFigures
from finance.facts.shares import ShareRow

PARTS_SHOWN = 4
NOTHING = Decimal(0)


def shares_chart(title: str, rows: Sequence[ShareRow]) -> Chart | None:
    """What each member pays, made of its parts where there are several; None where nobody pays."""
    rows = sorted(rows, key=lambda row: (-row.amount, row.name))
    if not rows:
        return None
    names = tuple(row.name for row in rows)
    kinds = list(dict.fromkeys(kind for row in rows for kind, _figure in row.parts))
    if not 1 < len(kinds) <= PARTS_SHOWN:
        amounts = tuple(row.amount for row in rows)
        return BarChart(title=title, category=_("Member"), categories=names, measure=_("Share"), values=amounts)
    series = tuple(_series(kind, rows, with_rounding=kind == kinds[-1]) for kind in kinds)
    return StackedBarChart(title=title, category=_("Member"), categories=names, series=series, total=_("Share"))


def shares_message(rows: Sequence[ShareRow], year: int) -> str:
    """Who pays most and least: the title of a chart of shares. There must be a row."""
    most, least = max(rows, key=lambda row: row.amount), min(rows, key=lambda row: row.amount)
    if most.amount == least.amount:
        return _("All members pay %(amount)s in %(year)d") % {"amount": local_amount(most.amount), "year": year}
    values = {
        "year": year,
        "most": most.name,
        "most_amount": local_amount(most.amount),
        "least": least.name,
        "least_amount": local_amount(least.amount),
    }
    return _("In %(year)d %(most)s pays most, %(most_amount)s, and %(least)s least, %(least_amount)s") % values


def budget_chart(figures: BudgetFigures) -> Chart | None:
    """Costs and financing by year, side by side; None for a budget that has only one of them."""
    if not (figures.costs.total and figures.funding.total):
        return None
    return GroupedBarChart(
        title=_budget_message(figures),
        category=_("Year"),
        categories=tuple(str(year) for year in figures.years),
        series=(
            Series(_("Costs"), tuple(figures.costs.by_year)),
            Series(_("Financing"), tuple(figures.funding.by_year)),
        ),
    )


def _series(kind: str, rows: Sequence[ShareRow], *, with_rounding: bool) -> Series:
    """One part of all shares; the last takes up the rounding, so that the parts of a bar add up to the share."""
    name = manner(kind)
    if not (with_rounding and any(row.rounding for row in rows)):
        return Series(capfirst(name), tuple(row.part(kind) for row in rows))
    values = tuple((row.part(kind) or NOTHING) + row.rounding for row in rows)
    return Series(_("%(part)s, with rounding") % {"part": capfirst(name)}, values)


def _budget_message(figures: BudgetFigures) -> str:
    years = [str(difference.year) for difference in figures.unbalanced]
    if not years:
        return _("Costs and financing are equal in every year")
    if len(years) == len(figures.years):
        return _("Costs and financing differ")
    return _("Costs and financing differ in %(years)s and are equal otherwise") % {"years": joined(years)}
