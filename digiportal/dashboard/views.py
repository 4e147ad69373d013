"""The first page: for everybody what the cooperations are, for those logged in what concerns them."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.views.generic import TemplateView

from digiportal.access.holdings import holdings
from digiportal.access.views import PUBLIC, RightRequired
from digiportal.clock import today
from digiportal.dashboard.shares import own_shares
from digiportal.dashboard.tasks import tasks_of
from programme.models import EvaluationDeadline, Meeting, Party, Programme, Resolution
from programme.policies import ON_ORGANISATION, programmes
from projects.models import Project, ProjectStatus, StatusReport

REMEMBERED = datetime.timedelta(days=365)
"""How long the first page reminds of an evaluation that was due; the page of the agreement shows all."""

SHOWN = 5
"""How many lines a list on the first page has before it leads on."""


class FirstPage(RightRequired, TemplateView):
    """Answers differ by who asks; nothing is shown that its own page would not show."""

    required_right: ClassVar[str] = PUBLIC

    def get_template_names(self) -> list[str]:
        logged_in = self.request.user.is_authenticated
        return ["dashboard/dashboard.html" if logged_in else "dashboard/front.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.request.user.is_authenticated:
            return context | self._dashboard()
        return context | {"programmes": self._published()}

    def _published(self) -> Any:
        members = Party.objects.members().on(today()).select_related("organisation")
        published = Programme.objects.filter(is_published=True).select_related("source")
        return published.prefetch_related(Prefetch("parties", queryset=members, to_attr="members_today"))

    def _dashboard(self) -> dict[str, Any]:
        user = self.request.user
        seen = Programme.objects.visible_to(user)
        meetings = Meeting.objects.filter(body__programme__in=programmes(user, "see_programme"))
        resolutions = Resolution.objects.visible_to(user).for_lists()
        return {
            "tasks": tasks_of(user),
            "shares": own_shares(user),
            "meetings": meetings.ahead(today()).select_related("body__programme")[:SHOWN],
            "resolutions": resolutions[:SHOWN],
            "projects": self._projects(),
            "portfolios": self._portfolios(seen),
            "evaluations": self._evaluations(),
        }

    def _projects(self) -> Any:
        """Those of the user's own organisations or roles; for others none: they have the portfolios."""
        user = self.request.user
        organisations = holdings(user).ids(ON_ORGANISATION, "see_statement")
        own = Q(owners__organisation__in=organisations) | Q(participations__organisation__in=organisations)
        own |= Q(pk__in=holdings(user).ids("projects.Project", "see_project_programme"))
        latest = StatusReport.objects.filter(project=OuterRef("pk")).order_by("-date")
        projects = Project.objects.visible_to(user).filter(own, status=ProjectStatus.ONGOING).distinct()
        return projects.select_related("programme").annotate(
            last_report=Subquery(latest.values("date")[:1]), last_words=Subquery(latest.values("text")[:1])
        )[:SHOWN]

    def _portfolios(self, seen: Any) -> Any:
        """Each programme with how its portfolio stands."""
        ongoing = Count("projects", filter=Q(projects__status=ProjectStatus.ONGOING), distinct=True)
        return seen.annotate(project_count=Count("projects", distinct=True), ongoing_count=ongoing)

    def _evaluations(self) -> Any:
        """Evaluations of agreements that come up or went by in the last year, for those who lead the programme (R2)."""
        leading = programmes(self.request.user, "change_setup")
        due = EvaluationDeadline.objects.filter(agreement__programme__in=leading, done_on__isnull=True)
        return due.filter(due_on__gte=today() - REMEMBERED).select_related("agreement__programme")
