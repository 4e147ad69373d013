"""Who sees and does what with projects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q

from digiportal.access.holdings import Holdings, holdings
from programme.policies import Route, programmes

ON_PROJECT = "projects.Project"


def by_project(codename: str) -> Route:
    """A right on a programme that follows from a right on one of its projects."""

    def route(held: Holdings) -> Iterable[int]:
        ids = held.ids(ON_PROJECT, codename)
        if not ids:
            return ()
        return apps.get_model("projects", "Project").objects.filter(pk__in=ids).values_list("programme", flat=True)

    return route


class ProjectPolicy:
    """Projects: seen by all in the programme, changed by their own roles."""

    @staticmethod
    def visible(user: Any) -> Q:
        return Q(programme__in=programmes(user, "see_programme"))

    @staticmethod
    def having(right: str) -> Callable[[Any], Q]:
        return lambda user: Q(pk__in=holdings(user).ids(ON_PROJECT, right))

    @staticmethod
    def changeable(user: Any) -> Q:
        """Text, dates and status: those who report on the project or propose changes to it."""
        return Q(pk__in=holdings(user).ids(ON_PROJECT, "report_status")) | ProjectPolicy.proposes_changes(user)

    @staticmethod
    def proposes_changes(user: Any) -> Q:
        own = Q(pk__in=holdings(user).ids(ON_PROJECT, "propose_project_changes"))
        return own | Q(programme__in=programmes(user, "create_project"))


class ProjectAttachmentPolicy:
    """Attachments follow their project."""

    @staticmethod
    def visible(user: Any) -> Q:
        return Q(project__programme__in=programmes(user, "see_programme"))

    @staticmethod
    def readable(user: Any) -> Q:
        """Those whose file is served: what was taken away can be read no more."""
        return ProjectAttachmentPolicy.visible(user) & Q(detached_on__isnull=True)

    @staticmethod
    def detachable(user: Any) -> Q:
        projects = apps.get_model("projects", "Project").objects.filter(ProjectPolicy.changeable(user)).values("pk")
        return ProjectAttachmentPolicy.readable(user) & Q(project__in=projects)
