"""The log of a cooperation: who opened exempt content, was refused, exported, got or lost a role. For its auditor."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import pgettext

from digiportal.audit.events import ROLE_ENDED, ROLE_GIVEN
from digiportal.audit.models import Entry
from digiportal.audit.views import LogExportOfOne, LogOfOne, LogPageOfOne
from programme.models import Party, Programme
from programme.views.base import Crumb, ProgrammePage


class OfProgramme(LogOfOne, ProgrammePage):
    """What concerns the cooperation, and roles in the organisations that are, or were, its parties."""

    required_right: ClassVar[str] = "see_all_history"
    section = "log"

    def prepare(self) -> None:
        super().prepare()
        self.find(Programme.objects.all(), self.required_right, pk=self.programme.pk)

    def entries(self) -> QuerySet[Entry]:
        parties = Party.objects.filter(programme=self.programme).values_list(
            Cast("organisation", CharField()), flat=True
        )
        roles = Q(event__in=[ROLE_GIVEN, ROLE_ENDED], object_label="programme.Organisation", object_pk__in=parties)
        return Entry.objects.filter(Q(programme_pk=self.programme.pk) | roles)


class ProgrammeLog(LogPageOfOne, OfProgramme):
    template_name = "audit/programme_log.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("breadcrumb", "Log"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.log_context()


class ProgrammeLogExport(LogExportOfOne, OfProgramme):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        return self.export()
