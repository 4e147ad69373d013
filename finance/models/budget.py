"""Budgets and financing plans by year (R45), grants and what the accounts say (R46, R48)."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from finance.policies import BudgetPolicy
from programme.models import Organisation, Programme, Resolution, Sourced
from projects.models import Project


class PlanState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("proposal")
    ADOPTED = "adopted", _("adopted")


class BudgetQuerySet(models.QuerySet["Budget"]):
    def visible_to(self, user: object) -> BudgetQuerySet:
        """Adopted budgets and sent proposals to the programme, drafts to those who prepare."""
        return self.filter(BudgetPolicy.visible(user))


class Budget(Versioned, Sourced):
    """A plan of costs and financing for some years, of a programme or one of its projects (R45, R50)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="budgets")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="budgets")
    detail_of = models.ForeignKey(
        "finance.BudgetLine",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="details",
        verbose_name=_("explains the line"),
    )
    slug = models.SlugField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    state = models.CharField(_("state"), max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    adopted_by = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_budgets"
    )
    note = models.TextField(_("note"), blank=True)

    objects = BudgetQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "-first_year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="finance_budget_slug_once"),
            models.CheckConstraint(
                name="finance_budget_years",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message=_("The last year can't be before the first."),
            ),
            models.CheckConstraint(
                name="finance_budget_adopted_by",
                condition=~Q(state="adopted") | Q(adopted_by__isnull=False),
                violation_error_message=_("Only a resolution adopts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> list[int]:
        return list(range(self.first_year, self.last_year + 1))


class Side(models.TextChoices):
    COST = "cost", _("cost")
    FUNDING = "funding", _("financing")


class FundingKind(models.TextChoices):
    NONE = "", _("not a source of financing")
    CONTRIBUTION = "contribution", _("contribution from the parties")
    OWN_EFFORT = "own_effort", _("own effort")
    GRANT = "grant", _("grant")
    OTHER = "other", _("other")


class BudgetLine(Versioned, Sourced):
    """A line of a budget: a cost by purpose, or a source of financing. Its amounts lie by year."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    sequence = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=300)
    funding_kind = models.CharField(_("kind of financing"), max_length=14, choices=FundingKind.choices, blank=True)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="budget_lines")
    is_sketch = models.BooleanField(_("a sketch, not assessed"), default=False)
    note = models.TextField(_("note"), blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["side", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "side", "sequence"], name="finance_line_order"),
            models.CheckConstraint(
                name="finance_cost_is_no_funding",
                condition=Q(side="funding") | Q(funding_kind=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BudgetAmount(models.Model):
    """What a line has in a year, in NOK. A year that the source leaves empty has no row; 0 is a row."""

    line = models.ForeignKey(BudgetLine, on_delete=models.CASCADE, related_name="amounts")
    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["line", "year"], name="finance_amount_once"),
            models.CheckConstraint(name="finance_amount_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"


class Grant(Versioned, Sourced):
    """Money applied for and received from outside, with its conditions (R46). Amounts in NOK."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="grants")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    name = models.CharField(_("grant"), max_length=200)
    granted_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("from")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    applied = models.DecimalField(_("applied for"), max_digits=14, decimal_places=2, null=True, blank=True)
    granted = models.DecimalField(_("granted"), max_digits=14, decimal_places=2, null=True, blank=True)
    received = models.DecimalField(_("received"), max_digits=14, decimal_places=2, null=True, blank=True)
    unspent = models.DecimalField(_("unspent"), max_digits=14, decimal_places=2, null=True, blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    report_by = models.DateField(_("report by"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year", "name"]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class Actual(Versioned, Sourced):
    """A figure from the ledger of the entity that keeps the accounts, matched to a budget line (R48).

    A voucher is counted once. Amounts in NOK; a cost and an income are both positive on their side.
    """

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="actuals")
    accounting_entity = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="actuals")
    year = models.PositiveSmallIntegerField(_("year"))
    voucher = models.CharField(_("voucher"), max_length=40)
    text = models.CharField(_("text"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "voucher"]
        constraints = [
            models.UniqueConstraint(
                fields=["accounting_entity", "year", "voucher"],
                name="finance_voucher_once",
                violation_error_message=_("This voucher is already counted."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.voucher} {self.text}"
