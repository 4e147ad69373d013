"""Keys, sharings and budgets for tests of finance."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from finance.models import Budget, BudgetAmount, BudgetLine, CostKey, CostSharing, KeyComponent
from finance.services.sharing import calculate, send_proposal
from programme.models import Organisation, Programme
from tests.cooperation import COUNTED_ON, make_member

SIX = {
    "Fyresdal": ("0831", 1319),
    "Nissedal": ("0830", 1476),
    "Tokke": ("0833", 2228),
    "Kviteseid": ("0829", 2442),
    "Seljord": ("0828", 2979),
    "Vinje": ("0834", 3726),
}
"""The municipalities of Vest-Telemark with their numbers of 2017 and inhabitants on 1 January 2017."""


def make_six(programme: Programme) -> dict[str, Organisation]:
    return {name: make_member(programme, name, *facts) for name, facts in SIX.items()}


def make_key(programme: Programme, **components: int | str) -> CostKey:
    """A key with components by kind, percentages for equal and population; half and half by default."""
    key = CostKey.objects.create(programme=programme, name="Nøkkel")
    for order, (kind, figure) in enumerate((components or {"equal": 50, "population": 50}).items(), start=1):
        name = "percent" if kind in ("equal", "population") else "amount"
        KeyComponent.objects.create(key=key, sequence=order, kind=kind, **{name: Decimal(figure)})
    return key


def make_sharing(programme: Programme, key: CostKey | None = None, **fields: Any) -> CostSharing:
    """A calculated draft."""
    values = {
        "slug": "bidrag",
        "title": "Bidrag",
        "year": 2019,
        "total": Decimal(1_000_000),
        "population_date": COUNTED_ON,
        "population_source": "SSB",
    }
    return calculate(None, CostSharing(programme=programme, key=key or make_key(programme), **(values | fields)))


def make_proposal(programme: Programme, key: CostKey | None = None, **fields: Any) -> CostSharing:
    return send_proposal(None, make_sharing(programme, key, **fields), datetime.date(2018, 3, 13))


def make_budget(
    programme: Programme,
    costs: Mapping[str, Mapping[int, int]],
    funding: Mapping[str, Mapping[int, int]],
    **fields: Any,
) -> Budget:
    """A budget for 2018–2019 with lines by name and NOK by year."""
    values = {"slug": "budsjett", "title": "Budsjett", "first_year": 2018, "last_year": 2019, "state": "proposed"}
    budget = Budget.objects.create(programme=programme, **(values | fields))
    for side, lines in (("cost", costs), ("funding", funding)):
        for order, (name, amounts) in enumerate(lines.items(), start=1):
            line = BudgetLine.objects.create(budget=budget, side=side, sequence=order, name=name)
            BudgetAmount.objects.bulk_create(
                BudgetAmount(line=line, year=year, amount=amount) for year, amount in amounts.items()
            )
    return budget
