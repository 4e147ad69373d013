"""Action plans: prioritised items anchored in a strategy's numbered goals (R25), and proposals (R26)."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models import Body, Goal, Organisation, Person, Programme, Resolution, Sourced, Strategy
from projects.models.project import Project


class PlanState(models.TextChoices):
    PROPOSED = "proposed", _("proposal")
    ADOPTED = "adopted", _("adopted")


class ActionPlan(Versioned, Sourced):
    """An ordered list of measures for a period, under a strategy."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="action_plans")
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, null=True, blank=True, related_name="action_plans")
    title = models.CharField(_("title"), max_length=200)
    period_text = models.CharField(_("period"), max_length=100)
    state = models.CharField(_("state"), max_length=10, choices=PlanState.choices, default=PlanState.PROPOSED)
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_action_plans"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "pk"]
        constraints = [
            models.CheckConstraint(
                name="projects_action_plan_adopted_by",
                condition=~Q(state="adopted") | Q(adopted_by__isnull=False),
                violation_error_message=_("Only a resolution adopts."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ActionPlanItem(Versioned, Sourced):
    """One prioritised line; ``funds`` in NOK, apart as sure or uncertain («(?)»)."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="items")
    priority = models.PositiveSmallIntegerField(_("priority"))
    name = models.CharField(_("project, system or measure"), max_length=300)
    parts = models.TextField(_("parts"), blank=True, help_text=_("One part on each line."))
    leader = models.CharField(_("project leader"), max_length=200, blank=True)
    group = models.TextField(_("project group"), blank=True, help_text=_("One member on each line."))
    schedule = models.CharField(_("schedule"), max_length=100, blank=True)
    funds = models.DecimalField(
        _("funds"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    funds_uncertain = models.BooleanField(_("the amount is uncertain"), default=False)
    funds_note = models.CharField(_("about the funds"), max_length=300, blank=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_items")
    goals: models.ManyToManyField[Goal, GoalAnchor] = models.ManyToManyField(
        Goal, through="GoalAnchor", related_name="plan_items"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["priority"]
        constraints = [models.UniqueConstraint(fields=["plan", "priority"], name="projects_priority_once")]

    def __str__(self) -> str:
        return f"{self.priority}. {self.name}"


class GoalAnchor(models.Model):
    """An item of an action plan is anchored in a goal of the strategy."""

    item = models.ForeignKey(ActionPlanItem, on_delete=models.CASCADE, related_name="anchors")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="anchors")

    class Meta:
        ordering = ["goal__area__sequence", "goal__number"]
        constraints = [models.UniqueConstraint(fields=["item", "goal"], name="projects_anchor_once")]

    def __str__(self) -> str:
        return str(self.goal)


class ProposalKind(models.TextChoices):
    MEASURE = "measure", _("measure")
    PILOT = "pilot", _("pilot")


class ProposalState(models.TextChoices):
    SUBMITTED = "submitted", _("submitted")
    ASSESSED = "assessed", _("assessed by the expert council")
    RECOMMENDED = "recommended", _("recommended")
    ACCEPTED = "accepted", _("became a project, a pilot or a measure")
    REJECTED = "rejected", _("rejected")


class Proposal(Versioned, Sourced):
    """A proposed measure or pilot on its way through the programme's own steps (R26)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(_("kind"), max_length=8, choices=ProposalKind.choices)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what and why"))
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(_("submitted on"))
    state = models.CharField(_("state"), max_length=12, choices=ProposalState.choices, default=ProposalState.SUBMITTED)
    fits_platform = models.BooleanField(_("fits the common platform"), null=True, blank=True)
    assessed_by = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assessment = models.TextField(_("assessment"), blank=True)
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-submitted_on"]
        constraints = [
            models.CheckConstraint(
                name="projects_rejected_with_reason",
                condition=~Q(state="rejected") | ~Q(assessment=""),
                violation_error_message=_("Say why the proposal is rejected."),
            )
        ]

    def __str__(self) -> str:
        return self.title
