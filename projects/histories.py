"""Which records of projects show their history, with what belongs to them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.history.registry import HistoryKind, Part, register_history
from projects.models import (
    ActionPlan,
    ActionPlanItem,
    Benefit,
    Measure,
    Participation,
    Project,
    ProjectAttachment,
    ProjectLead,
    Risk,
    RollOut,
    StatusReport,
)

PARTS_OF_PROJECT = (
    Part(Measure, "project", pgettext_lazy("history", "Measure"), ("code", "name")),
    Part(ProjectLead, "project", pgettext_lazy("history", "Lead"), ("text",)),
    Part(Participation, "project", pgettext_lazy("history", "Participant"), ("organisation",)),
    Part(StatusReport, "project", pgettext_lazy("history", "Status report"), ("date",)),
    Part(Risk, "project", pgettext_lazy("history", "Risk"), ("title",)),
    Part(Benefit, "project", pgettext_lazy("history", "Benefit"), ("title",)),
    Part(ProjectAttachment, "project", pgettext_lazy("history", "Attachment"), ("title",)),
    Part(RollOut, "project", pgettext_lazy("history", "Roll-out"), ("organisation",)),
)


def project_url(project: Project) -> str:
    return reverse("projects:project", args=[project.programme.slug, project.slug])


def plan_url(plan: ActionPlan) -> str:
    return reverse("projects:action-plan", args=[plan.programme.slug, plan.pk])


def register() -> None:
    """Called once, when the application is ready."""
    items = Part(ActionPlanItem, "plan", pgettext_lazy("history", "Measure"), ("priority", "name"))
    register_history(
        HistoryKind("prosjekt", Project, project_url, within="programme", parts=PARTS_OF_PROJECT),
        HistoryKind("handlingsplan", ActionPlan, plan_url, within="programme", parts=(items,)),
    )
