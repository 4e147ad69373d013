"""Who has which role in a project, and giving one."""

from __future__ import annotations

from typing import ClassVar

from programme.roles.views.giving import GiveRole
from programme.roles.views.lists import RolesPage
from projects.models import Project


class ProjectRoles(RolesPage):
    required_right: ClassVar[str] = "see"

    def find_anchor(self) -> Project:
        projects = Project.objects.select_related("programme")
        place = {"programme__slug": self.kwargs["programme"], "slug": self.kwargs["project"]}
        return self.find(projects, self.required_right, **place)


class GiveInProject(GiveRole):
    required_right: ClassVar[str] = "give_roles"

    def find_anchor(self) -> Project:
        projects = Project.objects.select_related("programme")
        place = {"programme__slug": self.kwargs["programme"], "slug": self.kwargs["project"]}
        return self.find(projects, self.required_right, **place)
