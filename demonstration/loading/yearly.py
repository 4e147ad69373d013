"""Annual plans and reports: annual.yaml."""

from __future__ import annotations

from demonstration.loading.building import Builder, Entry, take
from programme.models import AnnualPlan, AnnualPlanItem, AnnualReport, AnnualReportChapter
from programme.services.annual import adopt_plan


def load_annual(builder: Builder, data: Entry) -> None:
    """Reports with the secretariat's chapters; plans with their items, adopted where a resolution is named."""
    for entry in data.get("reports", []):
        (chapters,) = take(entry, "chapters")
        report = builder.save(AnnualReport, entry, programme=builder.programme)
        builder.save_all(AnnualReportChapter, chapters, report=report)
    for entry in data.get("plans", []):
        items, adopted_by = take(entry, "items", "adopted_by")
        plan = builder.save(AnnualPlan, entry, programme=builder.programme)
        builder.save_all(AnnualPlanItem, items, plan=plan)
        if adopted_by:
            adopt_plan(None, plan, builder.named[f"resolution:{adopted_by}"])  # type: ignore[arg-type]
