"""Resolutions, their points, dissents and corrections: locked when the meeting is closed (R13, R15, R16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.body import Body
from programme.models.case import CaseTreatment, Screened
from programme.models.organisation import Organisation
from programme.models.person import Person
from programme.models.programme import Programme, Region
from programme.models.provenance import Sourced
from programme.policies import ResolutionPolicy


class HowDecided(models.TextChoices):
    CONSENSUS = "consensus", _("by consensus")
    UNANIMOUS = "unanimous", _("unanimously")
    MAJORITY = "majority", _("by majority")
    CHAIR = "chair", _("by the chair, since consensus was not reached")
    NOT_STATED = "not_stated", _("the source doesn't say how")


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def visible_to(self, user: object) -> ResolutionQuerySet:
        """Resolutions that the user may read."""
        return self.filter(ResolutionPolicy.visible(user)).distinct()

    def for_lists(self) -> ResolutionQuerySet:
        """With what a line in a list shows."""
        return self.select_related("body", "programme", "treatment__body", "treatment__meeting", "treatment__case")


class Resolution(Versioned, Sourced, Screened):
    """What a body decided, in a meeting in the portal or, recorded as such, before or outside it (R20)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="resolutions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="resolutions")
    treatment = models.OneToOneField(
        CaseTreatment, on_delete=models.PROTECT, null=True, blank=True, related_name="resolution"
    )
    title = models.CharField(_("title"), max_length=300)
    public_title = models.CharField(_("public title"), max_length=300, blank=True)
    decided_on = models.DateField(_("decided on"))
    how = models.CharField(_("how it was decided"), max_length=12, choices=HowDecided.choices)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    preamble = models.TextField(_("introduction"), blank=True)
    outside_portal = models.BooleanField(_("decided before or outside the portal"), default=False)
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True, editable=False)

    objects = ResolutionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            *Screened.Meta.constraints,
            models.CheckConstraint(
                name="programme_majority_has_votes",
                condition=~Q(how="majority") | (Q(votes_for__isnull=False) & Q(votes_against__isnull=False)),
                violation_error_message=_("A majority needs the count of votes."),
            ),
            models.CheckConstraint(
                name="programme_resolution_has_treatment_or_is_outside",
                condition=Q(treatment__isnull=False) | Q(outside_portal=True),
                violation_error_message=_("A resolution belongs to a case in a meeting, or was decided outside."),
            ),
            models.CheckConstraint(
                name="programme_exempt_resolution_has_public_title",
                condition=Q(is_exempt=False) | ~Q(public_title=""),
            ),
        ]

    def __str__(self) -> str:
        return self.public_title if self.is_exempt else self.title


class ResolutionPoint(models.Model):
    """A numbered point of a resolution. ``number_note`` says when the number was lost in the source."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))
    number_note = models.CharField(_("about the number"), max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["resolution", "number"], name="programme_point_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Dissent(models.Model):
    """Who did not agree, and in what words (R13)."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="dissents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(_("words"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.words}"


class ResolutionCorrection(models.Model):
    """A visible, dated correction beside a locked resolution; rows are only ever added (R15)."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="corrections")
    made_on = models.DateField(_("made on"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("correction"))

    class Meta:
        ordering = ["made_on", "pk"]

    def __str__(self) -> str:
        return self.text


class FollowUpState(models.TextChoices):
    OPEN = "open", _("not begun")
    IN_PROGRESS = "in_progress", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("no longer relevant")


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def unfinished(self) -> FollowUpQuerySet:
        return self.filter(state__in=[FollowUpState.OPEN, FollowUpState.IN_PROGRESS])


class FollowUp(Versioned, Sourced):
    """What a point of a resolution asks of whom, by when (R16): one responsible, of one kind."""

    point = models.ForeignKey(ResolutionPoint, on_delete=models.PROTECT, related_name="follow_ups")
    task = models.CharField(_("task"), max_length=300)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups")
    office = models.CharField(_("office"), max_length=100, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=FollowUpState.choices, default=FollowUpState.OPEN)
    report = models.TextField(_("report"), blank=True)
    reported_on = models.DateField(_("reported on"), null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="programme_follow_up_one_responsible",
                condition=(
                    Q(organisation__isnull=False, body__isnull=True, region__isnull=True, office="")
                    | Q(organisation__isnull=True, body__isnull=False, region__isnull=True, office="")
                    | Q(organisation__isnull=True, body__isnull=True, region__isnull=False, office="")
                    | (Q(organisation__isnull=True, body__isnull=True, region__isnull=True) & ~Q(office=""))
                ),
                violation_error_message=_("Name one responsible: an organisation, a body, a region or an office."),
            )
        ]

    def __str__(self) -> str:
        return self.task

    @property
    def responsible(self) -> str:
        return str(self.organisation or self.body or self.region or self.office)
