"""What the pages about one project have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import pgettext

from programme.views.base import Crumb, ProgrammePage, RecordPage
from projects.models import Project


def project_url(page: ProgrammePage, name: str, *args: Any) -> str:
    """The address of a page of projects in the same programme."""
    return reverse(f"projects:{name}", args=[page.programme.slug, *args])


class ProjectRecord(RecordPage):
    """A page about one project, found by its address; 404 to those without ``required_right`` on it."""

    section = "projects"

    def records(self) -> QuerySet[Project]:
        return Project.objects.select_related("programme")

    def lookup(self) -> dict[str, Any]:
        return {"slug": self.kwargs["project"]}

    def crumbs(self) -> list[Crumb]:
        portfolio = Crumb(pgettext("navigation", "Projects"), project_url(self, "portfolio"))
        return [portfolio, Crumb(self.record.name, project_url(self, "project", self.record.slug))]
