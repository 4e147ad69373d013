"""The charts of finance: what each says stands in its title."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from digiportal.charts.specification import BarChart, Chart, GroupedBarChart, Series, StackedBarChart
from finance.explanations import manner
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


def budget_chart(title: str, figures: BudgetFigures) -> Chart | None:
    """Costs and financing by year, side by side; None for a budget that has only one of them."""
    if not (figures.costs.total and figures.funding.total):
        return None
    return GroupedBarChart(
        title=title,
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
