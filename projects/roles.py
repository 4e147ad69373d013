"""Projects as places where roles are given, and what of them runs in somebody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from digiportal.access.policy import condition
from digiportal.accounts.models import User
from digiportal.records.recording import record
from programme.models import Person
from programme.roles.places import Place, in_programme, register_places
from programme.roles.running import RunningThing, register_running
from projects.models import Project, ProjectLead


def roles_url(project: Project) -> str:
    return reverse("projects:project-roles", args=[project.programme.slug, project.slug])


def in_project(project: Project) -> Q:
    """Users who have to do with the project's programme, or with itself."""
    return in_programme(project.programme) | Q(role_assignments__group__in=project.role_groups.values("group"))


def leads(user: User, viewer: Any) -> Iterable[RunningThing]:
    """Projects of which the person is PA or PL, as the project's page says it."""
    seen = Project.objects.visible_to(viewer).values("pk")
    changeable = Project.objects.filter(condition(viewer, "propose_changes", Project)).values_list("pk", flat=True)
    may_change = set(changeable)
    found = ProjectLead.objects.filter(person__user=user, project__in=seen).select_related("project__programme")
    for lead in found:
        act = _hand_over(lead.pk) if lead.project_id in may_change else None
        url = reverse("projects:project", args=[lead.project.programme.slug, lead.project.slug])
        yield RunningThing(f"lead_{lead.pk}", lead.get_function_display(), lead.project.name, url, act)


def _hand_over(pk: int) -> Callable[[Any, Person], None]:
    def hand_over(actor: Any, person: Person) -> None:
        lead = ProjectLead.objects.select_for_update(of=("self",)).get(pk=pk)
        lead.person, lead.text = person, person.name
        record(lead, actor, _("Handed over: the one who had it left."))

    return hand_over


def register() -> None:
    """Called once, when the application is ready."""
    register_places(Place("projects.Project", "see", roles_url, in_project))
    register_running(leads)
