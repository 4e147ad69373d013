"""Who holds which role on what, from when to when.

An anchor is an object on which roles are held: a programme, an organisation, a body, a project. For each anchor and
role there is one group, to which django-guardian's direct tables grant the rights of the role on that anchor. Users
are never members of these groups: a ``RoleAssignment`` with a period ties a user to one, and only assignments that
hold on the day count. docs/decisions/ has the reasons.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase
from simple_history.models import HistoricalRecords

from digiportal.records.models import Period, PeriodQuerySet, Versioned


class AnchorRole(models.Model):
    """The group of one role on one anchor; each kind of anchor has its own table with a plain foreign key ``anchor``."""

    role = models.CharField(_("role"), max_length=40)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="+")
    anchor: Any

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["anchor", "role"], name="%(app_label)s_%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.anchor}"


class RoleAssignment(Versioned, Period):
    """A user holds a role, through its group, from a day (inclusive) to a day (exclusive).

    ``withheld`` are rights of the role that this holder doesn't get: the limits that the giver set.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_assignments", verbose_name=_("person")
    )
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="role_assignments", verbose_name=_("role"))
    role = models.CharField(_("role"), max_length=40)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    given_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    is_acting = models.BooleanField(_("acting"), default=False)
    withheld = ArrayField(models.CharField(max_length=100), verbose_name=_("withheld"), default=list, blank=True)

    objects = PeriodQuerySet.as_manager()  # type: ignore[misc]
    history = HistoricalRecords()

    class Meta:
        indexes = [models.Index(fields=["user", "valid_from", "valid_to"], name="access_assignment_user")]
        constraints = [
            models.CheckConstraint(
                name="access_roleassignment_period",
                condition=Q(valid_from__isnull=False) & (Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"


class Portal(models.Model):
    """This installation: the one row on which the role of those who operate it is held. It gives no right to content."""

    class Meta:
        constraints = [models.CheckConstraint(name="access_portal_once", condition=Q(pk=1))]
        permissions = [
            ("manage_users", "Let people in and shut them out"),
            ("give_first_roles", "Give the first programme leader and the chief executives"),
            ("see_operation", "See and mend jobs and mail"),
            ("see_log", "See who logged in and what was refused"),
        ]

    def __str__(self) -> str:
        return str(_("the portal"))


class PortalRole(AnchorRole):
    anchor = models.ForeignKey(Portal, on_delete=models.CASCADE, related_name="role_groups")

    class Meta(AnchorRole.Meta):
        pass


class PortalGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Portal, on_delete=models.CASCADE)
