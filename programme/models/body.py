"""Steering bodies, their seats and the terms that fill them (R10–R13, R20)."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.access.models import RoleAssignment
from digiportal.records.models import Period, PeriodQuerySet, Versioned
from programme.models.organisation import Organisation, no_overlap
from programme.models.person import Person
from programme.models.programme import Programme, Region
from programme.models.provenance import Sourced


class DecisionRule(models.TextChoices):
    """How a body decides (R13)."""

    CONSENSUS_ELSE_CHAIR = "consensus_else_chair", _("consensus, else the chair decides")
    MAJORITY = "majority", _("majority, with the count of votes")
    AGREEMENT_ELSE_BODY = "agreement_else_body", _("agreement, else the case goes to another body")
    ADVISORY = "advisory", _("advises and does not decide")
    NOT_STATED = "not_stated", _("the source doesn't say")


class TermEndRule(models.TextChoices):
    """What happens when a term runs out (R11)."""

    ON_DATE = "on_date", _("ends on the date")
    UNTIL_ELECTION = "until_election", _("lasts until the new election")


class Body(Versioned, Sourced):
    """A steering body of a programme and its own rules, as data."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="bodies")
    slug = models.SlugField(_("address"), max_length=60)
    sequence = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("what it is"), blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("reports to")
    )
    decision_rule = models.CharField(_("how it decides"), max_length=24, choices=DecisionRule.choices)
    escalates_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("disagreements go to")
    )
    is_elected = models.BooleanField(
        _("elected body"), default=False, help_text=_("Chapter 11 of the Local Government Act holds for it.")
    )
    convened_by = models.CharField(_("convened by"), max_length=200, blank=True)
    rhythm_text = models.CharField(_("how often it meets"), max_length=200, blank=True)
    rhythm_months = models.PositiveSmallIntegerField(
        _("months between meetings at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    number_format = models.CharField(
        _("how case numbers are written"),
        max_length=40,
        default="{type} {sequence}/{yy}",
        help_text=_("For example «sak {sequence:02}/{yy}»."),
    )
    term_years = models.PositiveSmallIntegerField(_("years of a term"), null=True, blank=True)
    term_end_rule = models.CharField(
        _("when a term runs out"), max_length=16, choices=TermEndRule.choices, default=TermEndRule.ON_DATE
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "sequence"]
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="programme_body_slug_once"),
            models.CheckConstraint(
                name="programme_body_escalates",
                condition=~Q(decision_rule="agreement_else_body") | Q(escalates_to__isnull=False),
                violation_error_message=_("Say which body gets the case when there is no agreement."),
            ),
        ]
        permissions = [
            ("see_body_programme", "See the programme of the body"),
            ("body_puts_forward_case", "Put forward a case to the body"),
            ("comment_case", "Comment on a case before the meeting and see draft minutes"),
            ("see_body_exempt", "See exempt content of the body"),
            ("set_body_agenda", "Call for cases, set the agenda, send notice in the body"),
            ("write_body_minutes", "Write minutes and record resolutions of the body"),
            ("sign_body_minutes", "Sign minutes of the body"),
            ("decide_alone", "Decide where the body reaches no consensus"),
            ("meet_as_deputy", "Meet and decide as deputy when called"),
            ("body_reports_follow_up", "Report on what is asked of the body"),
        ]

    def __str__(self) -> str:
        return self.name


class BodyDuty(models.Model):
    """A duty of a body, as its agreement or mandate says it."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="duties")
    sequence = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("duty"))

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "body duties"

    def __str__(self) -> str:
        return self.text


class SeatKind(models.TextChoices):
    """How a seat is filled (R10)."""

    FIXED = "fixed", _("fixed for an organisation")
    ELECTED = "elected", _("elected by another body")
    APPOINTED = "appointed", _("appointed by an organisation")
    EX_OFFICIO = "ex_officio", _("follows an office")
    OBSERVER = "observer", _("observer")


class SeatFunction(models.TextChoices):
    CHAIR = "chair", _("chair")
    VICE_CHAIR = "vice_chair", _("vice chair")
    MEMBER = "member", _("member")
    SECRETARY = "body_secretary", _("secretary")
    OBSERVER = "body_observer", _("observer")


class Seat(Versioned, Period, Sourced):
    """A place in a body; a seat without mandate advises and doesn't decide (R13)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    sequence = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("how it is filled"), max_length=12, choices=SeatKind.choices)
    function = models.CharField(_("function"), max_length=16, choices=SeatFunction.choices, default=SeatFunction.MEMBER)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("organisation"),
    )
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    elected_by = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="elects", verbose_name=_("elected by")
    )
    has_mandate = models.BooleanField(_("takes part in decisions"), default=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["body", "sequence"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["body", "sequence"], name="programme_seat_order"),
            models.CheckConstraint(
                name="programme_elected_seat_has_electorate",
                condition=~Q(kind="elected") | Q(elected_by__isnull=False),
                violation_error_message=_("Say which body elects the seat."),
            ),
            models.CheckConstraint(
                name="programme_observer_seat_has_no_mandate",
                condition=~Q(kind="observer") | Q(has_mandate=False),
                violation_error_message=_("An observer takes no part in decisions."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Term(Versioned, Period, Sourced):
    """A person holds a seat, or is deputy for it, in a period; the term creates and ends the body role (R11).

    Rank 0 is the holder; 1, 2 … the deputies in the order in which they are called.
    """

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="terms")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="terms")
    rank = models.PositiveSmallIntegerField(_("rank"), default=0)
    elected_by = models.ForeignKey(
        "programme.Resolution", on_delete=models.PROTECT, null=True, blank=True, related_name="elections"
    )
    assignment = models.OneToOneField(
        RoleAssignment, on_delete=models.PROTECT, null=True, blank=True, related_name="term", editable=False
    )

    objects = PeriodQuerySet.as_manager()  # type: ignore[misc]
    history = HistoricalRecords()

    class Meta:
        ordering = ["seat", "rank", "valid_from"]
        constraints = [*Period.Meta.constraints, no_overlap("programme_one_holder_at_a_time", "seat", "rank")]

    def __str__(self) -> str:
        return f"{self.person}: {self.seat}"

    @property
    def is_deputy(self) -> bool:
        return self.rank > 0


class Matter(models.TextChoices):
    """What a programme's table of competences speaks of (R20)."""

    ANNUAL_PLAN = "annual_plan", _("annual plan")
    ANNUAL_REPORT = "annual_report", _("annual report")
    BUDGET_FRAME = "budget_frame", _("budget frame")
    PROJECT_MANDATE = "project_mandate", _("a project's mandate and financing")
    PRIORITIES = "priorities", _("priorities among projects")
    COST_KEY = "cost_key", _("cost sharing")
    ELECTION = "election", _("election of members")
    STRATEGY = "strategy", _("strategy and action plan")
    GOVERNING_DOCUMENTS = "governing_documents", _("documents that govern projects")
    PROCUREMENT = "procurement", _("procurement where somebody declines")
    DISAGREEMENT = "disagreement", _("disagreement on a matter")
    APPOINTMENT = "appointment", _("appointment to a position")


class Power(models.TextChoices):
    DECIDES = "decides", _("decides")
    RECOMMENDS = "recommends", _("recommends")
    MAY_DELEGATE = "may_delegate", _("decides and may delegate")


class Competence(Versioned, Sourced):
    """Which body decides, recommends or may delegate what (R20)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="competences")
    matter = models.CharField(_("matter"), max_length=24, choices=Matter.choices)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="competences")
    power = models.CharField(_("power"), max_length=16, choices=Power.choices)
    history = HistoricalRecords()

    class Meta:
        ordering = ["matter", "power"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "matter", "body"], name="programme_competence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()}: {self.body} {self.get_power_display()}"
