"""Annual plan and annual report (R51–R53)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.documents.models import FrozenDocument
from digiportal.records.models import Versioned
from digiportal.richtext.fields import RichTextField
from programme.models.programme import Programme
from programme.models.provenance import Sourced
from programme.models.resolution import Resolution


class AnnualState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")


class AnnualDocument(Versioned, Sourced):
    """What a plan and a report for a year have in common."""

    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(_("state"), max_length=10, choices=AnnualState.choices, default=AnnualState.DRAFT)
    introduction = RichTextField(_("introduction"), blank=True)

    class Meta:
        abstract = True
        ordering = ["programme", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="%(app_label)s_%(class)s_year_once"),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_adopted_by",
                condition=~Q(state="adopted") | Q(adopted_by__isnull=False),
                violation_error_message=_("Only a resolution adopts."),
            ),
        ]


class AnnualPlan(AnnualDocument):
    """The plan for a year, with the status of new and older projects (001, section 4.1)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="annual_plans")
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_plans"
    )
    history = HistoricalRecords()

    class Meta(AnnualDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"


class AnnualPlanItem(Versioned, Sourced):
    """A line of an annual plan: what, when, who."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="items")
    sequence = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    schedule = models.CharField(_("schedule"), max_length=100, blank=True)
    responsible = models.CharField(_("responsible"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["plan", "sequence"], name="programme_plan_item_order")]

    def __str__(self) -> str:
        return self.title


class AnnualReport(AnnualDocument):
    """The report of a year: built from what the portal knows, with the secretariat's own words (R52)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="annual_reports")
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_reports"
    )
    frozen = models.OneToOneField(
        FrozenDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="annual_report", editable=False
    )
    history = HistoricalRecords()

    class Meta(AnnualDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"


class AnnualReportChapter(Versioned, Sourced):
    """The secretariat's own words, before the facts of one section of the report."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="chapters")
    section = models.SlugField(_("section"), max_length=40)
    body = RichTextField(_("text"))
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="programme_chapter_once")]

    def __str__(self) -> str:
        return self.section
