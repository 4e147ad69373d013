"""Announced procurements: who takes part, who wants an option, who declines, who hasn't answered (R30, R31)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from digiportal.clock import today
from programme.models import Case, Organisation, Party, Procurement, ProcurementAnswer
from programme.views.base import Crumb, ProgrammePage


@dataclass(frozen=True)
class ProcurementStatus:
    """A procurement with the answers it got, and the members who haven't answered."""

    procurement: Procurement
    answers: list[ProcurementAnswer]
    missing: list[Organisation]
    day: datetime.date

    @property
    def is_late(self) -> bool:
        """The deadline is past and somebody hasn't answered."""
        return bool(self.missing) and self.procurement.answer_by < self.day

    @property
    def tone(self) -> str:
        """How loudly it is said that somebody hasn't answered."""
        return "warning" if self.is_late else "info"

    @property
    def declined(self) -> list[ProcurementAnswer]:
        """Those who decline: with one of them, the case goes to the named body (R31)."""
        return [answer for answer in self.answers if answer.choice == "decline"]


class ProcurementList(ProgrammePage):
    section = "cooperation"
    template_name = "programme/procurements.html"

    def crumbs(self) -> list[Crumb]:
        cooperation = Crumb(pgettext("navigation", "Cooperation"), self.url("cooperation"))
        return [cooperation, Crumb(pgettext("navigation", "Procurements"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        procurements = list(self._procurements())
        cases = Case.objects.visible_to(self.request.user).filter(pk__in=[item.case_id for item in procurements])
        return super().get_context_data(**kwargs) | {
            "procurements": self._statuses(procurements),
            "readable_cases": set(cases.values_list("pk", flat=True)),
        }

    def _procurements(self) -> Any:
        seen = self.visible(Procurement).filter(programme=self.programme)
        return seen.select_related("organisation", "case", "source").prefetch_related("answers__organisation")

    def _statuses(self, procurements: list[Procurement]) -> list[ProcurementStatus]:
        """The members are those of the day on which a procurement was announced."""
        day = today()
        parties = list(Party.objects.filter(programme=self.programme).members().select_related("organisation"))
        statuses = []
        for procurement in procurements:
            answers = list(procurement.answers.all())
            heard = {procurement.organisation_id, *(answer.organisation_id for answer in answers)}
            asked = [party for party in parties if party.holds_on(procurement.announced_on)]
            missing = [party.organisation for party in asked if party.organisation_id not in heard]
            statuses.append(ProcurementStatus(procurement, answers, missing, day))
        return statuses
