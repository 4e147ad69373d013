"""A project: what it gives and how it goes, its measures, people, risks, benefits and roll-out."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from digiportal.access.policy import may
from programme.models import FollowUp
from projects.facts.project import contributions, measure_sum
from projects.models import Project, ProjectFollowUp, StatusReport
from projects.page_sections import sections_for
from projects.views.attachments import attachment_facts
from projects.views.base import ProjectRecord


class ProjectPage(ProjectRecord):
    template_name = "projects/project.html"

    def records(self) -> QuerySet[Project]:
        related = super().records().select_related("source", "accounting_entity", "steering_body", "mandate")
        return related.prefetch_related(
            "owners__organisation",
            "leads__person",
            "participations__organisation",
            "measures",
            "risks",
            "benefits__organisation",
            "rollouts__organisation",
            "plan_items__plan",
            Prefetch("reports", queryset=StatusReport.objects.select_related("reporter")),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, user = self.record, self.request.user
        reports = list(project.reports.all())
        return super().get_context_data(**kwargs) | {
            "project": project,
            "latest": reports[0] if reports else None,
            "reports": reports,
            "measures": measure_sum(project),
            "contributions": contributions(project),
            "follow_ups": self._follow_ups(),
            "sections": sections_for(user, project),
            "may_report": may(user, "report_status", project),
            "may_change": may(user, "change", project),
            **attachment_facts(project),
            "history_url": self.history_url("prosjekt"),
        }

    def _follow_ups(self) -> QuerySet[ProjectFollowUp]:
        """What resolutions ask of the project, as far as the user may read them."""
        readable = self.visible(FollowUp).values("pk")
        links = ProjectFollowUp.objects.filter(project=self.record, follow_up__in=readable)
        return links.select_related(
            "follow_up__point__resolution", "follow_up__organisation", "follow_up__body", "follow_up__region"
        ).order_by("follow_up__due_on", "pk")
