"""What of projects can be found by search. Columns and order are those of the indexes in the migrations."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.access.policy import condition
from digiportal.attachments.models import Content, StoredFile, served
from digiportal.search.registry import Searchable, Text, register_searchable
from programme.searching.common import by_policy, line
from projects import models


def _readable(user: Any) -> Q:
    """Attachments whose file the user gets."""
    return condition(user, "read", models.ProjectAttachment) & served("file__content")


def _attachment_url(attachment: models.ProjectAttachment) -> str:
    project = attachment.project
    return reverse("projects:project-attachment", args=[project.programme.slug, project.slug, attachment.pk])


def _proposal_url(proposal: models.Proposal) -> str:
    return f"{reverse('projects:proposals', args=[proposal.programme.slug])}#proposal-{proposal.pk}"


PROJECTS = Searchable(
    "prosjekt",
    pgettext_lazy("search", "Projects"),
    models.Project,
    visible=by_policy(models.Project),
    url=lambda project: reverse("projects:project", args=[project.programme.slug, project.slug]),
    title=str,
    where=lambda project: f"{project.programme.short_name} · {project.get_status_display()}",
    texts=(
        Text(
            models.Project,
            ("name", "summary", "challenge", "status_text"),
            quoted=("summary", "challenge", "status_text"),
        ),
        Text(models.Measure, ("name",), "measures", quoted=("name",)),
    ),
    newest=("-starts_on", "sequence"),
    related=("programme",),
)
ACTION_PLANS = Searchable(
    "handlingsplan",
    pgettext_lazy("search", "Action plans"),
    models.ActionPlan,
    visible=by_policy(models.ActionPlan),
    url=lambda plan: reverse("projects:action-plan", args=[plan.programme.slug, plan.pk]),
    title=str,
    where=lambda plan: f"{plan.programme.short_name} · {plan.period_text}",
    texts=(
        Text(models.ActionPlan, ("title",)),
        Text(models.ActionPlanItem, ("name", "parts"), "items", quoted=("name", "parts")),
    ),
    newest=("-pk",),
    related=("programme",),
)
ATTACHMENTS = Searchable(
    "prosjektvedlegg",
    pgettext_lazy("search", "Attachments of projects"),
    models.ProjectAttachment,
    visible=_readable,
    url=_attachment_url,
    title=str,
    where=lambda attachment: line(attachment.project.programme.short_name, attachment.project, attachment.file),
    texts=(
        Text(models.ProjectAttachment, ("title",)),
        Text(StoredFile, ("name",), "file"),
        Text(Content, ("text",), "file__content", quoted=("text",)),
    ),
    newest=("-attached_on",),
    related=("project__programme", "file"),
)
PROPOSALS = Searchable(
    "forslag",
    pgettext_lazy("search", "Proposals"),
    models.Proposal,
    visible=by_policy(models.Proposal),
    url=_proposal_url,
    title=str,
    where=lambda proposal: line(proposal.programme.short_name, proposal.get_state_display()),
    texts=(Text(models.Proposal, ("title", "text"), quoted=("text",)),),
    newest=("-submitted_on",),
    related=("programme",),
)


def register() -> None:
    """Called once, when the application is ready."""
    register_searchable(PROJECTS, ATTACHMENTS, ACTION_PLANS, PROPOSALS)
