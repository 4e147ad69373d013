"""How a project goes: status reports, risks, benefits, roll-out (R23)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models import Organisation, Person, Sourced
from projects.models.project import Project


class Light(models.TextChoices):
    """How something stands against the plan; shown as word, shape and colour."""

    GREEN = "green", _("as planned")
    YELLOW = "yellow", _("needs attention")
    RED = "red", _("off plan")


class StatusReport(Versioned, Sourced):
    """A project leader's report on a date."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reports")
    date = models.DateField(_("date"))
    progress = models.CharField(_("progress"), max_length=6, choices=Light.choices)
    economy = models.CharField(_("economy"), max_length=6, choices=Light.choices)
    scope = models.CharField(_("scope and quality"), max_length=6, choices=Light.choices)
    text = models.TextField(_("in short"))
    next_steps = models.TextField(_("next steps"), blank=True)
    forecast = models.DecimalField(_("forecast of cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [models.UniqueConstraint(fields=["project", "date"], name="projects_report_date_once")]

    def __str__(self) -> str:
        return f"{self.project} {self.date}"

    @property
    def overall(self) -> str:
        """The worst of the three lights."""
        order: list[str] = [Light.GREEN, Light.YELLOW, Light.RED]
        return max((self.progress, self.economy, self.scope), key=order.index)


class Risk(Versioned, Sourced):
    """A risk with probability and consequence from 1 (low) to 5 (high)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="risks")
    title = models.CharField(_("risk"), max_length=300)
    probability = models.PositiveSmallIntegerField(
        _("probability"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    consequence = models.PositiveSmallIntegerField(
        _("consequence"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    measure = models.TextField(_("what is done about it"), blank=True)
    owner = models.CharField(_("who"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["project", "-probability", "-consequence"]

    def __str__(self) -> str:
        return self.title


class BenefitKind(models.TextChoices):
    EFFICIENCY = "efficiency", _("efficiency")
    QUALITY = "quality", _("quality")
    OTHERS = "others", _("benefit to others")


class Benefit(Versioned, Sourced):
    """A benefit of a project in one organisation, which answers for it (R23)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="benefits")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="benefits")
    kind = models.CharField(_("kind"), max_length=10, choices=BenefitKind.choices)
    title = models.CharField(_("benefit"), max_length=300)
    indicator = models.CharField(_("indicator"), max_length=200, blank=True)
    baseline = models.CharField(_("baseline"), max_length=200, blank=True)
    target = models.CharField(_("target"), max_length=200, blank=True)
    result = models.CharField(_("result"), max_length=200, blank=True)
    realised_by = models.DateField(_("realised by"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["project", "organisation__name"]

    def __str__(self) -> str:
        return f"{self.title} ({self.organisation})"


class RollOutState(models.TextChoices):
    NOT_PLANNED = "not_planned", _("not planned")
    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("under way")
    IN_USE = "in_use", _("in use")
    NOT_RELEVANT = "not_relevant", _("not relevant")


class RollOut(Versioned, Sourced):
    """How far an organisation is in taking a project's solution into use (R23)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="rollouts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rollouts")
    state = models.CharField(_("state"), max_length=12, choices=RollOutState.choices)
    planned_for = models.CharField(_("planned for"), max_length=60, blank=True)
    in_use_since = models.DateField(_("in use since"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["project", "organisation__name"]
        constraints = [models.UniqueConstraint(fields=["project", "organisation"], name="projects_rollout_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.project}"
