"""Cases, their papers and their treatments in meetings (R14, R17, R19)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.body import Body
from programme.models.meeting import Meeting
from programme.models.organisation import Organisation
from programme.models.person import Person
from programme.models.programme import Programme
from programme.models.provenance import Sourced
from programme.policies import CasePolicy


class CaseKind(models.TextChoices):
    CASE = "case", _("case")
    ORIENTATION = "orientation", _("orientation")
    REPORTED = "reported", _("reported case")
    ELECTION = "election", _("election")
    MINUTES = "minutes", _("approval of minutes")
    DISAGREEMENT = "disagreement", _("disagreement")


class Screened(models.Model):
    """What may be exempt from public disclosure, with its legal basis as data (R19)."""

    is_exempt = models.BooleanField(_("exempt from public disclosure"), default=False)
    exempt_law = models.CharField(_("law"), max_length=60, blank=True)
    exempt_section = models.CharField(pgettext_lazy("law", "section"), max_length=10, blank=True)
    exempt_paragraph = models.CharField(pgettext_lazy("law", "paragraph"), max_length=40, blank=True)
    exempt_letter = models.CharField(_("letter or number"), max_length=20, blank=True)
    exempt_secrecy_rule = models.CharField(_("secrecy rule behind it"), max_length=200, blank=True)
    exempt_until = models.DateField(_("exempt until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_legal_basis",
                condition=Q(is_exempt=False) | (~Q(exempt_law="") & ~Q(exempt_section="")),
                violation_error_message=_("What is exempt needs its law and section."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_secrecy_rule",
                condition=~Q(is_exempt=True, exempt_section="13") | ~Q(exempt_secrecy_rule=""),
                violation_error_message=_("Section 13 needs the secrecy rule behind it."),
            ),
        ]


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: object) -> CaseQuerySet:
        """Cases that the user may read in full."""
        return self.filter(CasePolicy.visible(user)).distinct()


class Case(Versioned, Sourced, Screened):
    """A matter put forward for one or several bodies; its numbers belong to its treatments (R14)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cases")
    kind = models.CharField(_("kind"), max_length=12, choices=CaseKind.choices, default=CaseKind.CASE)
    title = models.CharField(_("title"), max_length=300)
    public_title = models.CharField(
        _("public title"), max_length=300, blank=True, help_text=_("Shown to those who may not see the case itself.")
    )
    proposer = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_cases",
        verbose_name=_("put forward by"),
    )
    proposing_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    put_forward_on = models.DateField(_("put forward on"), null=True, blank=True)
    proposal = models.TextField(_("proposed resolution"), blank=True)
    archive_number = models.CharField(_("archive number"), max_length=40, blank=True)

    objects = CaseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-put_forward_on", "-pk"]
        constraints = [
            *Screened.Meta.constraints,
            models.CheckConstraint(
                name="programme_exempt_case_has_public_title",
                condition=Q(is_exempt=False) | ~Q(public_title=""),
                violation_error_message=_("An exempt case needs a public title."),
            ),
        ]

    def __str__(self) -> str:
        return self.public_title if self.is_exempt else self.title


class Disqualification(Versioned, Sourced):
    """A person who is disqualified in a case sees neither its papers nor its history, staff included (R19)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="disqualifications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="disqualifications")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="programme_disqualified_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.case}"


class CasePaper(Versioned, Sourced):
    """A part of the paper of a case under its heading: background, assessment, consequences, conclusion."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    sequence = models.PositiveSmallIntegerField(_("order"))
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["case", "sequence"], name="programme_paper_order")]

    def __str__(self) -> str:
        return self.heading


class TreatmentState(models.TextChoices):
    ON_AGENDA = "on_agenda", _("on the agenda")
    DECIDED = "decided", _("decided")
    NOTED = "noted", _("taken note of")
    POSTPONED = "postponed", _("postponed")
    SENT_ON = "sent_on", _("sent on")
    WITHDRAWN = "withdrawn", _("withdrawn")


class CaseTreatment(Versioned, Sourced):
    """A case in a meeting: the number belongs here, unique in the body and year, never used again (R14)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="treatments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="treatments")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="treatments")
    agenda_order = models.PositiveSmallIntegerField(_("order on the agenda"), default=1)
    type = models.CharField(_("type"), max_length=10, default="PS")
    sequence = models.PositiveIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=TreatmentState.choices, default=TreatmentState.ON_AGENDA
    )
    proceedings = models.TextField(_("proceedings"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "agenda_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "type", "year", "sequence"],
                condition=Q(sequence__isnull=False),
                name="programme_case_number_once",
            ),
            models.CheckConstraint(
                name="programme_case_number_whole",
                condition=Q(sequence__isnull=True, year__isnull=True) | Q(sequence__gt=0, year__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.case}".strip()

    @property
    def number(self) -> str:
        """The number as the body writes it, for example «sak 08/12»; empty until the notice is sent."""
        if self.sequence is None or self.year is None:
            return ""
        return self.body.number_format.format(
            type=self.type, sequence=self.sequence, year=self.year, yy=f"{self.year % 100:02}"
        )
