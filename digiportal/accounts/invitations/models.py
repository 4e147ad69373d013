"""An invitation to come in: to one user, by a link in a mail, for a limited time."""

from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned


class State(models.TextChoices):
    """How an invitation stands at a moment."""

    OPEN = "open", _("waiting for an answer")
    EXPIRED = "expired", _("expired")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REPLACED = "replaced", _("replaced by a newer one")


class Refusal(models.TextChoices):
    """Why somebody who opened the link and logged in was not let in by it."""

    OTHER_ADDRESS = "other_address", _("logged in with another address than the invited one")
    OTHER_ORGANISATION = "other_organisation", _("logged in from another organisation than the person's own")
    SOMEBODY_ELSE = "somebody_else", _("logged in as somebody who has come in already")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by how they stand."""

    def unanswered(self) -> InvitationQuerySet:
        """Neither accepted nor withdrawn; perhaps expired."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def open_at(self, moment: datetime.datetime) -> InvitationQuerySet:
        """Those whose link lets in at ``moment``."""
        return self.unanswered().filter(expires_at__gt=moment)


class Invitation(Versioned):
    """An invitation of ``user``, sent to ``email``. ``expires_at`` is the first moment at which the link no longer works."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(_("sent to"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("invited"), auto_now_add=True)
    expires_at = models.DateTimeField(_("can be used until"))

    # Reminders
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("reminded last"), null=True, blank=True)

    # How it ended
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_with = models.CharField(
        max_length=200, blank=True, help_text="The id of a provider, or «password»; empty until it is accepted."
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    # What the inviter should see
    asked_at = models.DateTimeField(_("asked for a new one"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    refused_because = models.CharField(max_length=30, choices=Refusal.choices, blank=True)
    refused_name = models.CharField(max_length=254, blank=True)

    objects = InvitationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["token_hash", "key"])

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                name="invitations_one_unanswered",
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                violation_error_message=_("This person has an invitation already."),
            ),
            models.CheckConstraint(
                name="invitations_one_end",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.email})"

    def state_at(self, moment: datetime.datetime) -> State:
        """How it stands at ``moment``; one query when it is withdrawn, to see whether there is a newer one."""
        if self.accepted_at:
            return State.ACCEPTED
        if self.withdrawn_at:
            newer = type(self).objects.filter(user=self.user_id, created_at__gt=self.created_at)
            return State.REPLACED if newer.exists() else State.WITHDRAWN
        return State.OPEN if moment < self.expires_at else State.EXPIRED

    @property
    def state(self) -> State:
        """How it stands now."""
        return self.state_at(timezone.now())
