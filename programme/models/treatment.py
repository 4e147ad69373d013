"""A question put to all parties, and what each answers by its own treatment (R3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.agreement import AgreementVersion
from programme.models.organisation import Organisation
from programme.models.programme import Programme
from programme.models.provenance import Sourced


class QuestionKind(models.TextChoices):
    ADHESION = "adhesion", _("joining")
    AGREEMENT = "agreement", _("a version of the agreement")
    BUDGET = "budget", _("a budget")
    MANDATE = "mandate", _("a project's mandate")
    COMMITMENT = "commitment", _("a commitment")


class Question(Versioned, Sourced):
    """Something that binds a party only when the party itself has answered it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("kind"), max_length=12, choices=QuestionKind.choices)
    title = models.CharField(_("question"), max_length=300)
    agreement_version = models.ForeignKey(
        AgreementVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="programme_question_of_version",
                condition=~Q(kind="agreement") | Q(agreement_version__isnull=False),
                violation_error_message=_("Say which version of the agreement the question is about."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Outcome(models.TextChoices):
    PENDING = "pending", _("not answered")
    UNDER_TREATMENT = "under_treatment", _("under treatment")
    YES = "yes", _("yes")
    YES_WITH_CONDITIONS = "conditions", _("yes, with conditions")
    NO = "no", _("no")


ANSWERED = (Outcome.YES, Outcome.YES_WITH_CONDITIONS, Outcome.NO)
BINDING = (Outcome.YES, Outcome.YES_WITH_CONDITIONS)


class LocalTreatment(Versioned, Sourced):
    """One party's treatment of a question: its own body, date, case and archive number, outcome, points."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="treatments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="treatments")
    outcome = models.CharField(_("answer"), max_length=16, choices=Outcome.choices, default=Outcome.PENDING)
    deciding_body = models.CharField(_("deciding body"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    case_number = models.CharField(_("own case number"), max_length=40, blank=True)
    archive_number = models.CharField(_("own archive number"), max_length=40, blank=True)
    case_text = models.TextField(_("the case as put forward"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["question", "organisation"], name="programme_treatment_once"),
            models.CheckConstraint(
                name="programme_answer_has_body_and_date",
                condition=~Q(outcome__in=["yes", "conditions", "no"])
                | (Q(decided_on__isnull=False) & ~Q(deciding_body="")),
                violation_error_message=_("An answer needs the deciding body and the date."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.question}"


class TreatmentPoint(models.Model):
    """A numbered point of a party's own proposal or resolution."""

    treatment = models.ForeignKey(LocalTreatment, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["treatment", "number"], name="programme_treatment_point_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"
