"""Cost keys, the shares that come of them, own effort and statements (R41–R44, R46, R47, R50)."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from finance.models.budget import BudgetLine
from finance.policies import SharingPolicy, StatementPolicy
from programme.models import Organisation, Programme, Resolution, Sourced
from projects.models import Project


class KeyState(models.TextChoices):
    PROPOSED = "proposed", _("proposal")
    ADOPTED = "adopted", _("adopted")


class KeyKind(models.TextChoices):
    DIVIDING = "dividing", _("divides a sum")
    PRICING = "pricing", _("puts a price on units")


class Rounding(models.TextChoices):
    KRONE = "krone", _("whole kroner")
    ORE = "ore", _("øre")


class CostKey(Versioned, Sourced):
    """A rule for sharing (R41). An adopted key is frozen; a change is a new version (R50)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cost_keys")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="cost_keys")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=KeyKind.choices, default=KeyKind.DIVIDING)
    rounding = models.CharField(_("rounded to"), max_length=6, choices=Rounding.choices, default=Rounding.KRONE)
    by_months = models.BooleanField(_("a member for part of a year pays by months"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=KeyState.choices, default=KeyState.PROPOSED)
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_keys"
    )
    note = models.TextField(_("note"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "pk"]
        constraints = [
            models.CheckConstraint(
                name="finance_key_adopted_by",
                condition=~Q(state="adopted") | Q(adopted_by__isnull=False),
                violation_error_message=_("Only a resolution adopts."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ComponentKind(models.TextChoices):
    FIXED_AMOUNT = "fixed_amount", _("a fixed amount for each")
    PER_INHABITANT = "amount_per_inhabitant", _("an amount for each inhabitant")
    EQUAL = "equal", _("equal parts")
    POPULATION = "population", _("by population")


class KeyComponent(models.Model):
    """A component of a key, in order: an amount in NOK, or a percentage of what is left."""

    key = models.ForeignKey(CostKey, on_delete=models.CASCADE, related_name="components")
    sequence = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=24, choices=ComponentKind.choices)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    percent = models.DecimalField(
        _("per cent"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    municipalities_only = models.BooleanField(
        _("only municipalities take part"),
        default=False,
        help_text=_("A county has no population of its own to count."),
    )

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["key", "sequence"], name="finance_component_order"),
            models.CheckConstraint(
                name="finance_component_has_its_figure",
                condition=Q(
                    kind__in=["fixed_amount", "amount_per_inhabitant"], amount__isnull=False, percent__isnull=True
                )
                | Q(kind__in=["equal", "population"], percent__isnull=False, amount__isnull=True),
                violation_error_message=_("Give an amount or a per cent, as the kind asks."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class SharingState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("proposal")
    ADOPTED = "adopted", _("adopted")


class SharingQuerySet(models.QuerySet["CostSharing"]):
    def visible_to(self, user: object) -> SharingQuerySet:
        """Sent proposals and adopted sharings to the programme, drafts to those who prepare."""
        return self.filter(SharingPolicy.visible(user))

    def yearly(self) -> SharingQuerySet:
        """The programme's yearly contribution, without what a project shares on its own."""
        return self.filter(is_yearly_contribution=True)


class CostSharing(Versioned, Sourced):
    """A sum of a year shared by a key (R41–R43): inputs and outcome are kept together.

    ``total`` in NOK: what is divided; for a pricing key the outcome. ``population_date`` names the figures used.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sharings")
    key = models.ForeignKey(CostKey, on_delete=models.PROTECT, related_name="sharings")
    slug = models.SlugField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    is_yearly_contribution = models.BooleanField(_("the programme's yearly contribution"), default=True)
    total = models.DecimalField(_("sum"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    population_date = models.DateField(_("population on"), null=True, blank=True)
    population_source = models.CharField(_("source of the population"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=SharingState.choices, default=SharingState.DRAFT)
    sent_on = models.DateField(_("sent to the parties on"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_sharings"
    )
    note = models.TextField(_("note"), blank=True)

    objects = SharingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "slug"], name="finance_sharing_slug_once"),
            models.UniqueConstraint(
                fields=["programme", "year"],
                condition=Q(is_yearly_contribution=True, state="adopted"),
                name="finance_one_adopted_contribution",
            ),
            models.CheckConstraint(
                name="finance_sharing_adopted_by",
                condition=~Q(state="adopted") | Q(adopted_by__isnull=False),
                violation_error_message=_("Only a resolution adopts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.year}"


class Share(models.Model):
    """One party's share with every step of its sum as data; steps stay explainable whatever the engine does later."""

    sharing = models.ForeignKey(CostSharing, on_delete=models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shares")
    number = models.CharField(_("number"), max_length=4, help_text=_("On 1 January of the share's year."))
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    explanation = models.JSONField(_("calculation"), encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["sharing", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["sharing", "organisation"], name="finance_share_once"),
            models.CheckConstraint(name="finance_share_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.amount}"


class StatementState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: object) -> StatementQuerySet:
        """An organisation's own, and all of a programme to its offices, or to all parties where it opened them."""
        return self.filter(StatementPolicy.visible(user)).distinct()


class Statement(Versioned, Sourced):
    """What one party pays in a year (kostnadsoppgave): its share of the yearly contribution and what comes beside it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="statements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="statements")
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(_("state"), max_length=6, choices=StatementState.choices, default=StatementState.DRAFT)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    objects = StatementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation", "year"], name="finance_statement_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"


class StatementLine(Sourced):
    """A line of a statement in NOK, traced to the share that it came from where there is one."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="lines")
    sequence = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("text"), max_length=300)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, null=True, blank=True, related_name="statement_lines")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["statement", "sequence"], name="finance_statement_line_order")]

    def __str__(self) -> str:
        return self.text


class EffortState(models.TextChoices):
    REGISTERED = "registered", _("registered")
    APPROVED = "approved", _("approved")


class OwnEffort(Versioned, Sourced):
    """Work that a party puts in, apart from cash (R46): hours at a rate in NOK, or an amount."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="own_efforts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="own_efforts")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="own_efforts")
    funding_line = models.ForeignKey(
        BudgetLine, on_delete=models.PROTECT, null=True, blank=True, related_name="own_efforts"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.CharField(_("what"), max_length=300)
    hours = models.DecimalField(
        _("hours"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    rate = models.DecimalField(
        _("rate an hour"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    state = models.CharField(_("state"), max_length=10, choices=EffortState.choices, default=EffortState.REGISTERED)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year", "organisation__name"]
        constraints = [
            models.CheckConstraint(
                name="finance_effort_hours_have_a_rate",
                condition=Q(hours__isnull=True, rate__isnull=True) | Q(hours__isnull=False, rate__isnull=False),
                violation_error_message=_("Hours need a rate, and a rate needs hours."),
            ),
            models.CheckConstraint(name="finance_effort_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.text}"
