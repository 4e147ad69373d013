"""Announced procurements and what the others answer (R30, R31; 003 sections 5 and 6)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.case import Case
from programme.models.organisation import Organisation
from programme.models.programme import Programme
from programme.models.provenance import Sourced


class ProcurementKind(models.TextChoices):
    NEW = "new", _("a new solution")
    REPLACE = "replace", _("replacing a solution")
    RENEGOTIATE = "renegotiate", _("renegotiating a contract")
    SERVICE_INNOVATION = "service_innovation", _("service innovation project")


class Procurement(Versioned, Sourced):
    """A municipality tells the others that it will choose, replace or renegotiate an ICT solution (R30)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="procurements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="procurements")
    kind = models.CharField(_("kind"), max_length=20, choices=ProcurementKind.choices)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    announced_on = models.DateField(_("announced on"))
    answer_by = models.DateField(_("answer by"))
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="procurements", verbose_name=_("put before")
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-announced_on"]
        constraints = [
            models.CheckConstraint(
                name="programme_procurement_deadline",
                condition=Q(answer_by__gt=F("announced_on")),
                violation_error_message=_("The deadline must come after the announcement."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProcurementChoice(models.TextChoices):
    JOIN = "join", _("takes part")
    OPTION = "option", _("wants an option")
    DECLINE = "decline", _("declines")


class ProcurementAnswer(Versioned, Sourced):
    """What one party answers to an announced procurement."""

    procurement = models.ForeignKey(Procurement, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="procurement_answers")
    choice = models.CharField(_("answer"), max_length=10, choices=ProcurementChoice.choices)
    answered_on = models.DateField(_("answered on"))
    note = models.TextField(_("note"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [models.UniqueConstraint(fields=["procurement", "organisation"], name="programme_answer_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_choice_display()}"
