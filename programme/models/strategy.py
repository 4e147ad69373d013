"""Strategy: areas or pillars, focus areas, numbered goals, principles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.programme import Programme
from programme.models.provenance import Sourced
from programme.models.resolution import Resolution


class StrategyState(models.TextChoices):
    PROPOSED = "proposed", _("proposal")
    ADOPTED = "adopted", _("adopted")


class Strategy(Versioned, Sourced):
    """A strategy of a programme with what it calls its areas: «søyler», «strategiområder», «lag»."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="strategies")
    title = models.CharField(_("title"), max_length=200)
    period_text = models.CharField(_("period"), max_length=100, blank=True)
    vision = models.TextField(_("vision"), blank=True)
    main_goal = models.TextField(_("main goal"), blank=True)
    area_term = models.CharField(
        _("what its areas are called"), max_length=60, blank=True, help_text=_("For example «Søyler».")
    )
    focus_term = models.CharField(_("what its focus areas are called"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=StrategyState.choices)
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_strategies"
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "pk"]
        verbose_name_plural = "strategies"

    def __str__(self) -> str:
        return self.title


class StrategyArea(Versioned, Sourced):
    """A pillar, an area or a layer of a strategy."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="areas")
    sequence = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["strategy", "sequence"], name="programme_area_order")]

    def __str__(self) -> str:
        return self.name


class FocusArea(Versioned, Sourced):
    """What is given priority (satsingsområde)."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="focus_areas")
    sequence = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["strategy", "sequence"], name="programme_focus_order")]

    def __str__(self) -> str:
        return self.name


class Goal(Versioned, Sourced):
    """A goal, by number within its area or the whole strategy; the text is empty where the source lacks it."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="goals")
    area = models.ForeignKey(StrategyArea, on_delete=models.CASCADE, null=True, blank=True, related_name="goals")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["area__sequence", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "area", "number"], nulls_distinct=False, name="programme_goal_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area or self.strategy}: {self.number}"


class StrategyPrinciple(Sourced):
    """A lettered principle that a strategy rests on (002, chapter 2)."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="principles")
    code = models.CharField(_("letter"), max_length=4)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["strategy", "code"], name="programme_principle_once")]

    def __str__(self) -> str:
        return f"{self.code}) {self.text}"
