"""Changing what a project's own people may change of it; mandate, owners and participants follow R21."""

from __future__ import annotations

from typing import Any

from digiportal.access.authorising import authorise
from digiportal.records.recording import record
from projects.models import Project

CHANGEABLE = ("summary", "status", "status_text", "starts_on", "ends_on", "period_text")


def change_project(actor: Any, project: Project, changes: dict[str, Any], reason: str) -> Project:
    """Set fields of ``CHANGEABLE`` and record why, as an act of those who report on the project or propose changes.

    Raises ``ValidationError`` where a rule of the project is broken, such as R21: it starts only with a mandate.
    """
    authorise(actor, "change", project)
    for name in CHANGEABLE:
        if name in changes:
            setattr(project, name, changes[name])
    return record(project, actor, reason)
