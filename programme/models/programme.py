"""A programme: municipalities that run their digitalisation together, its parties, regions and set-up."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Period, PeriodQuerySet, Versioned
from programme.models.organisation import Capacity, Organisation, no_overlap
from programme.models.provenance import Sourced, SourceDocument
from programme.policies import ProgrammePolicy


class DocumentLanguage(models.TextChoices):
    BOKMAAL = "nb", _("bokmål")
    NYNORSK = "nn", _("nynorsk")


class FormOfCooperation(models.TextChoices):
    """The form of cooperation as law had it on the date (R7)."""

    ACT_1992_27 = "1992-27", _("board under section 27 of the Local Government Act of 1992")
    ACT_1992_28 = "1992-28", _("host municipality under section 28 of the Local Government Act of 1992")
    PLAIN_AGREEMENT = "agreement", _("plain agreement between municipalities")
    POLITICAL_COUNCIL = "2018-18", _("inter-municipal political council (chapter 18 of the act of 2018)")
    TASK_COMMUNITY = "2018-19", _("municipal task community (chapter 19 of the act of 2018)")
    HOST_MUNICIPALITY = "2018-20", _("host municipality cooperation (chapter 20 of the act of 2018)")
    NOT_SETTLED = "open", _("not settled")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, user: object) -> ProgrammeQuerySet:
        """Programmes that the user may see, public ones included."""
        return self.filter(ProgrammePolicy.visible(user))


class Programme(Versioned, Sourced):
    """A cooperation on digitalisation, the root of everything that it decides, does and pays."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    language = models.CharField(
        _("language of documents"), max_length=2, choices=DocumentLanguage.choices, default=DocumentLanguage.BOKMAAL
    )
    summary = models.TextField(_("summary"), help_text=_("Two sentences for those who don't know the programme."))
    purpose = models.TextField(_("purpose"), blank=True)
    period_text = models.CharField(_("period"), max_length=200, blank=True, help_text=_("As the source says it."))
    form_of_cooperation = models.CharField(_("form of cooperation"), max_length=10, choices=FormOfCooperation.choices)
    form_note = models.TextField(_("about the form of cooperation"), blank=True)
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("succeeds")
    )
    documentation_keeper = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("keeps the archive"),
    )
    documentation_note = models.CharField(_("agreed in"), max_length=300, blank=True)

    digifin_required = models.BooleanField(_("members take part in DigiFin"), default=False)
    ownership_obliged = models.BooleanField(_("members are obliged to own projects"), default=False)
    statements_open = models.BooleanField(_("sent statements are open to all parties"), default=False)
    budget_letter_month = models.PositiveSmallIntegerField(
        _("month of the budget letter"), default=9, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    budget_letter_day = models.PositiveSmallIntegerField(
        _("day of the budget letter"), default=1, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    is_published = models.BooleanField(_("shown to the public"), default=True)

    objects = ProgrammeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("see_programme", "See the programme and what is not exempt in it"),
            ("change_setup", "Change set-up, strategy, bodies, seats, terms"),
            ("record_outside_decision", "Record adhesion, withdrawal, a decision outside the portal"),
            ("put_forward_case", "Put forward a case"),
            ("see_draft_minutes", "See draft minutes and cases before the meeting"),
            ("see_all_exempt", "See exempt content everywhere in the programme"),
            ("set_agenda", "Call for cases, set the agenda, send notice"),
            ("write_minutes", "Write minutes and record resolutions"),
            ("report_any_follow_up", "Report on every follow-up"),
            ("create_project", "Create a project"),
            ("propose_measure", "Propose a measure"),
            ("see_all_statements", "See every party's statement, own effort and charges"),
            ("see_finance_drafts", "See drafts of budgets, keys, statements"),
            ("prepare_finance", "Prepare budgets, cost keys, simulations, statements"),
            ("keep_accounts", "Bring in accounts, close periods, keep grants"),
            ("write_annual_report", "Write the annual plan and the annual report"),
            ("publish", "Publish, unpublish, screen"),
            ("see_all_history", "See every history in the programme"),
            ("give_office_roles", "Give the programme's own roles"),
            ("give_leader_role", "Give the role of programme leader"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("programme:overview", args=[self.slug])


class OpenPoint(Sourced):
    """Something that a source document leaves open or gets wrong, shown and not smoothed over."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="open_points")
    sequence = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return self.text


class ProgrammeDocument(models.Model):
    """A source document that a programme rests on."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.document)


class Region(Versioned, Sourced):
    """A part of the programme's area."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="regions")
    name = models.CharField(_("name"), max_length=100)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="programme_region_name_once")]

    def __str__(self) -> str:
        return self.name


class RegionMember(Period, Sourced):
    """An organisation belongs to a region in a period."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="region_memberships")

    class Meta:
        constraints = [*Period.Meta.constraints, no_overlap("programme_region_once", "region", "organisation")]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.region})"


class PartyQuerySet(PeriodQuerySet):
    def members(self) -> PartyQuerySet:
        """Those that bind themselves, without those who only take part."""
        return self.exclude(capacity=Capacity.SUPPORT)


class Party(Versioned, Period, Sourced):
    """An organisation in a programme, under its agreement where there is one, from–to."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    agreement = models.ForeignKey(
        "programme.Agreement", on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parties")
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity.choices, default=Capacity.MEMBER)
    in_digifin = models.BooleanField(_("takes part in DigiFin"), null=True, blank=True)

    objects = PartyQuerySet.as_manager()  # type: ignore[misc]
    history = HistoricalRecords()

    class Meta:
        ordering = ["organisation__name"]
        verbose_name_plural = "parties"
        constraints = [*Period.Meta.constraints, no_overlap("programme_party_once", "programme", "organisation")]

    def __str__(self) -> str:
        return str(self.organisation)


class ScheduleEntry(Versioned, Sourced):
    """A step in a programme's schedule (kjøreplan), with its date as printed and, where it is one, as a date."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="schedule")
    sequence = models.PositiveSmallIntegerField(_("order"))
    date_text = models.CharField(_("date as written"), max_length=60)
    date = models.DateField(_("date"), null=True, blank=True)
    task = models.TextField(_("task"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["programme", "sequence"], name="programme_schedule_order")]

    def __str__(self) -> str:
        return f"{self.date_text}: {self.task}"


class CooperationAlternative(Sourced):
    """A form of organisation weighed against others before the programme chose one."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="alternatives")
    sequence = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=100, blank=True)
    strengths = models.TextField(_("strengths"))
    weaknesses = models.TextField(_("weaknesses"))
    conclusion = models.TextField(_("conclusion"))
    is_recommended = models.BooleanField(_("recommended"), default=False)

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return self.name
