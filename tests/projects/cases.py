"""Projects for tests."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from digiportal.records.recording import record
from programme.models import Programme
from projects.models import Measure, Project, StatusReport


def make_project(programme: Programme, slug: str = "innsyn", **fields: Any) -> Project:
    """A project under way that was decided outside the portal."""
    values = {"name": slug.capitalize(), "status": "ongoing", "mandate_outside": "Vedtak i rådet"}
    return record(Project(programme=programme, slug=slug, **(values | fields)), None, "Loaded.")


def add_measures(project: Project, budgets: Mapping[str, int | None]) -> list[Measure]:
    """Measures by code, with their budget in NOK."""
    return [
        record(
            Measure(project=project, sequence=order, code=code, name=f"Tiltak {code}", budget=budget), None, "Loaded."
        )
        for order, (code, budget) in enumerate(budgets.items(), start=1)
    ]


def make_report(project: Project, day: datetime.date, **fields: Any) -> StatusReport:
    values = {"progress": "green", "economy": "green", "scope": "green", "text": "Det går bra."}
    return StatusReport.objects.create(project=project, date=day, **(values | fields))
