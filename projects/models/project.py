"""Projects and their measures (R21–R24)."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase
from simple_history.models import HistoricalRecords

from digiportal.access.models import AnchorRole
from digiportal.records.models import Versioned
from programme.models import Body, Organisation, Person, Programme, Resolution, Sourced
from projects.policies import ProjectPolicy


class ProjectStatus(models.TextChoices):
    IDEA = "idea", _("idea")
    PLANNED = "planned", _("planned")
    PLANNED_UNFUNDED = "planned_unfunded", _("planned, not financed")
    ONGOING = "ongoing", _("under way")
    PAUSED = "paused", _("paused")
    COMPLETED = "completed", _("completed")
    STOPPED = "stopped", _("stopped")
    FOLLOWED = "followed", _("followed national project")


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, user: object) -> ProjectQuerySet:
        """Projects that the user may see."""
        return self.filter(ProjectPolicy.visible(user)).distinct()


class Project(Versioned, Sourced):
    """A project of a programme. It starts only with a mandate, budget and financing adopted (R21)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    slug = models.SlugField(_("address"), max_length=60)
    sequence = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("what it gives"), blank=True)
    challenge = models.TextField(_("challenge to be solved"), blank=True)
    status = models.CharField(_("status"), max_length=16, choices=ProjectStatus.choices)
    status_text = models.TextField(_("status as written"), blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True, help_text=_("The last day."))
    period_text = models.CharField(_("period as written"), max_length=200, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    financing_text = models.CharField(_("financing as written"), max_length=300, blank=True)
    accounting_entity = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="keeps_accounts_of",
        verbose_name=_("keeps the accounts"),
    )
    accounting_note = models.CharField(_("about the accounts"), max_length=300, blank=True)
    steering_body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steered_projects",
        verbose_name=_("steering group"),
    )
    working_group = models.CharField(_("working group"), max_length=300, blank=True)
    reference_group = models.CharField(_("reference group"), max_length=300, blank=True)
    mandate = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandated_projects",
        verbose_name=_("mandate adopted by"),
    )
    mandate_outside = models.CharField(
        _("decision outside the portal"),
        max_length=300,
        blank=True,
        help_text=_("For projects that ran before: what decided them, when and where."),
    )

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["programme", "sequence", "name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="projects_slug_once"),
            models.CheckConstraint(
                name="projects_dates",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The project can't end before it starts."),
            ),
            models.CheckConstraint(
                name="projects_start_needs_mandate",
                condition=~Q(status__in=["ongoing", "paused", "completed"])
                | Q(mandate__isnull=False)
                | ~Q(mandate_outside=""),
                violation_error_message=_(
                    "A project starts only with an adopted mandate (or a decision outside the portal)."
                ),
            ),
        ]
        permissions = [
            ("see_project_programme", "See the programme of the project"),
            ("report_status", "Report status, measures, milestones, risks and benefits of the project"),
            ("propose_project_changes", "Propose changes to mandate, owner and participants"),
            ("approve_effort", "Approve own effort in the project"),
            ("project_puts_forward_case", "Put forward a case for the project"),
            ("give_project_roles", "Give roles in the project"),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectRole(AnchorRole):
    anchor = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="role_groups")

    class Meta(AnchorRole.Meta):
        pass


class ProjectGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Project, on_delete=models.CASCADE)


class ProjectOwner(Sourced):
    """An organisation that owns a project, alone or with others (R22)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="owners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="owned_projects")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "organisation"], name="projects_owner_once")]

    def __str__(self) -> str:
        return str(self.organisation)


class LeadFunction(models.TextChoices):
    PA = "pa", _("accountable (PA)")
    PL = "pl", _("project leader (PL)")


class ProjectLead(Versioned, Sourced):
    """PA or PL: a person, a function, a firm with a person, or «foreslås av …», as the source has it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="leads")
    function = models.CharField(_("function"), max_length=2, choices=LeadFunction.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="project_leads")
    text = models.CharField(_("as written"), max_length=200)
    history = HistoricalRecords()

    class Meta:
        ordering = ["function"]
        constraints = [models.UniqueConstraint(fields=["project", "function"], name="projects_one_lead_of_a_kind")]

    def __str__(self) -> str:
        return self.text


class Participation(Versioned, Sourced):
    """What a party promises a project and delivers: hours, money or both (R22)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    hours_promised = models.DecimalField(_("hours promised"), max_digits=9, decimal_places=2, null=True, blank=True)
    hours_delivered = models.DecimalField(_("hours delivered"), max_digits=9, decimal_places=2, null=True, blank=True)
    amount_promised = models.DecimalField(_("amount promised"), max_digits=14, decimal_places=2, null=True, blank=True)
    amount_delivered = models.DecimalField(
        _("amount delivered"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [models.UniqueConstraint(fields=["project", "organisation"], name="projects_participation_once")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.project}"


class MeasureState(models.TextChoices):
    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("under way")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


class Measure(Versioned, Sourced):
    """A measure T1, T2 … of a project, with its part of the budget in NOK (R24)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="measures")
    sequence = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("measure"), max_length=300)
    budget = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    state = models.CharField(_("state"), max_length=10, choices=MeasureState.choices, default=MeasureState.PLANNED)
    history = HistoricalRecords()

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="projects_measure_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
