"""The agreement of a programme: versions in writing, validity, evaluation (R1, R2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Period, Versioned
from programme.models.programme import Programme
from programme.models.provenance import Sourced


class AmendmentRule(models.TextChoices):
    """Who must agree before a new version comes into force (R1)."""

    EVERY_PARTY = "every_party", _("every party must agree")
    TWO_THIRDS = "two_thirds", _("two thirds of the parties must agree")
    NOT_STATED = "not_stated", _("the agreement doesn't say")


class Agreement(Versioned, Sourced):
    """What binds the parties of a programme. ``ends_on`` is the first day on which it no longer holds."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("title"), max_length=200)
    amendment_rule = models.CharField(_("rule for changes"), max_length=20, choices=AmendmentRule.choices)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    starts_text = models.CharField(_("start as written"), max_length=300, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True, help_text=_("The first day it no longer holds."))
    ends_text = models.CharField(_("end as written"), max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "pk"]

    def __str__(self) -> str:
        return self.title


class VersionState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("put to the parties")
    IN_FORCE = "in_force", _("in force")
    SUPERSEDED = "superseded", _("replaced by a later version")


class AgreementVersion(Versioned, Period, Sourced):
    """One written version of an agreement, with its sections; a change is always a new one (R1)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=12, choices=VersionState.choices, default=VersionState.DRAFT)
    note = models.TextField(_("what is new"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["agreement", "number"], name="programme_agreement_version_once"),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(state="in_force"), name="programme_one_version_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} ({self.number})"


class AgreementSection(models.Model):
    """A numbered section of a version, as printed."""

    version_of = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="sections")
    sequence = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number"), max_length=10, blank=True)
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["version_of", "sequence"], name="programme_section_order")]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()


class EvaluationDeadline(Versioned, Sourced):
    """A day by which the agreement or the cooperation is to be evaluated (R2)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="evaluations")
    due_on = models.DateField(_("by"))
    text = models.CharField(_("what"), max_length=300)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.text}"
