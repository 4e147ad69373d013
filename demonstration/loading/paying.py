"""Budgets, keys, sharings, statements, own effort, grants and accounts: finance.yaml."""

from __future__ import annotations

from demonstration.loading.building import Builder, Entry, take
from finance.models import (
    Actual,
    Budget,
    BudgetAmount,
    BudgetLine,
    CostKey,
    CostSharing,
    Grant,
    KeyComponent,
    OwnEffort,
    Share,
    Statement,
    StatementLine,
)
from finance.services.budgets import adopt_budget
from finance.services.sharing import adopt_sharing, calculate, send_proposal


def load_finance(builder: Builder, data: Entry) -> None:
    """Budgets first, since lines are named by the rest."""
    for entry in data.get("budgets", []):
        _load_budget(builder, entry)
    for entry in data.get("keys", []):
        (components,) = take(entry, "components")
        key = builder.save(CostKey, entry, programme=builder.programme)
        builder.save_all(KeyComponent, components, key=key)
        builder.named[f"key:{key.name}"] = key
    for entry in data.get("sharings", []):
        _load_sharing(builder, entry)
    builder.save_all(Grant, data.get("grants"), programme=builder.programme)
    for entry in data.get("own_efforts", []):
        builder.save(OwnEffort, entry, programme=builder.programme)
    for entry in data.get("statements", []):
        _load_statement(builder, entry)


def _load_budget(builder: Builder, entry: Entry) -> None:
    """``costs`` and ``funding`` are lists of lines with ``amounts`` by year; ``actuals`` hang on their line."""
    costs, funding, detail_of, adopted_by = take(entry, "costs", "funding", "detail_of", "adopted_by")
    line = BudgetLine.objects.get(budget__programme=builder.programme, name=detail_of) if detail_of else None
    budget = builder.save(Budget, entry, programme=builder.programme, detail_of=line)
    for side, lines in (("cost", costs), ("funding", funding)):
        for order, described in enumerate(lines or [], start=1):
            amounts, actuals = take(described, "amounts", "actuals")
            saved = builder.save(BudgetLine, described, budget=budget, side=side, sequence=order)
            BudgetAmount.objects.bulk_create(
                BudgetAmount(line=saved, year=year, amount=amount) for year, amount in (amounts or {}).items()
            )
            builder.save_all(Actual, actuals, line=saved)
    if adopted_by:
        adopt_budget(None, budget, builder.named[f"resolution:{adopted_by}"])  # type: ignore[arg-type]


def _load_sharing(builder: Builder, entry: Entry) -> None:
    key, sent_on, adopted_by = take(entry, "key", "sent_on", "adopted_by")
    sharing = builder.make(CostSharing, entry, programme=builder.programme)
    sharing.key = builder.named[f"key:{key}"]
    calculate(None, sharing)
    if sent_on:
        send_proposal(None, sharing, sent_on)
    if adopted_by:
        adopt_sharing(None, sharing, builder.named[f"resolution:{adopted_by}"])  # type: ignore[arg-type]


def _load_statement(builder: Builder, entry: Entry) -> None:
    """A statement for each organisation that has a share in the sharing; other lines are the file's."""
    sharing_slug, lines = take(entry, "sharing", "lines")
    shares = Share.objects.filter(
        sharing__programme=builder.programme, sharing__year=entry["year"], sharing__slug=sharing_slug
    )
    for share in shares.select_related("sharing", "organisation"):
        statement = builder.save(Statement, entry, programme=builder.programme, organisation=share.organisation)
        provenance = {name: entry[name] for name in ("source", "example") if name in entry}
        text = {"text": share.sharing.title, "amount": share.amount, **provenance}
        builder.save(StatementLine, text, statement=statement, share=share, sequence=1)
        for order, line in enumerate(lines or [], start=2):
            builder.save(StatementLine, {**line, **provenance}, statement=statement, sequence=order)
