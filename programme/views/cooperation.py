"""Who cooperates and on what terms: agreement, parties, what each has answered, what the sources leave open."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import pgettext

from digiportal.clock import today
from programme.facts.answers import answers
from programme.facts.deadlines import agreement_status
from programme.models import Agreement, AgreementVersion, Party, Question, RegionMember
from programme.views.base import Crumb, ProgrammePage, RecordPage


class Cooperation(ProgrammePage):
    section = "cooperation"
    template_name = "programme/cooperation.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Cooperation"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        agreements = self.visible(Agreement).filter(programme=self.programme).select_related("source")
        agreements = agreements.prefetch_related("evaluations", "versions")
        questions = self.visible(Question).filter(programme=self.programme).select_related("source")
        questions = questions.select_related("agreement_version__agreement").prefetch_related(
            "treatments__organisation"
        )
        return super().get_context_data(**kwargs) | {
            "today": day,
            "agreements": [agreement_status(agreement, day) for agreement in agreements],
            "parties": self._parties(day),
            "questions": [answers(question) for question in questions],
            "regions": self._regions(day),
            "alternatives": self.programme.alternatives.select_related("source"),
            "schedule": self.programme.schedule.select_related("source"),
            "open_points": self.programme.open_points.select_related("source"),
            "documents": self.programme.documents.select_related("document"),
        }

    def _parties(self, day: datetime.date) -> dict[str, Any]:
        """Today's parties with their numbers, and of them those that the programme flags (R4)."""
        parties = list(
            Party.objects.filter(programme=self.programme)
            .on(day)
            .select_related("organisation", "source")
            .prefetch_related("organisation__numbers")
        )
        rows = [(party, party.organisation.number_on(day)) for party in parties]
        flagged = [party for party in parties if self.programme.digifin_required and party.in_digifin is False]
        members = sum(party.capacity != "support" for party in parties)
        return {"rows": rows, "outside_digifin": flagged, "members": members}

    def _regions(self, day: datetime.date) -> QuerySet[Any]:
        members = RegionMember.objects.on(day).select_related("organisation").order_by("organisation__name")
        return self.programme.regions.prefetch_related(Prefetch("members", queryset=members, to_attr="members_today"))


class AgreementText(RecordPage):
    """One written version of an agreement, as it is printed."""

    section = "cooperation"
    template_name = "programme/agreement_text.html"
    programme_path = "programme"

    def records(self) -> QuerySet[Agreement]:
        versions = AgreementVersion.objects.filter(pk=self.kwargs["pk"]).select_related("source")
        versions = versions.prefetch_related("sections")
        return Agreement.objects.prefetch_related(Prefetch("versions", queryset=versions, to_attr="shown_versions"))

    def lookup(self) -> dict[str, Any]:
        return {"versions__pk": self.kwargs["pk"]}

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Cooperation"), self.url("cooperation")), Crumb(self.record.title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = AgreementVersion.objects.filter(agreement=self.record)
        return super().get_context_data(**kwargs) | {
            "agreement": self.record,
            "agreement_version": self.record.shown_versions[0],
            "versions": others,
            "status": agreement_status(self.record, today()),
        }


class QuestionPage(RecordPage):
    """A question put to all parties: each party's own treatment, with its case and its points (R3)."""

    section = "cooperation"
    template_name = "programme/question.html"

    def records(self) -> QuerySet[Question]:
        questions = Question.objects.select_related("agreement_version__agreement", "source")
        return questions.prefetch_related("treatments__organisation", "treatments__points", "treatments__source")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Cooperation"), self.url("cooperation")), Crumb(self.record.title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"question": self.record, "answers": answers(self.record)}
