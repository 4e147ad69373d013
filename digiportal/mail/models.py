"""The outbox, and what people chose about mail to themselves."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.mail.kinds import Text, title_of
from digiportal.records.models import Versioned
from digiportal.sealing import seal, unseal

PURPOSE = "digiportal.mail"


class State(models.TextChoices):
    """How a message stands."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CARRIED = "carried", _("sent in a digest")
    FAILED = "failed", _("not sent")
    UNCERTAIN = "uncertain", _("not certain whether it arrived")
    BOUNCED = "bounced", _("sent back")
    GIVEN_UP = "given_up", _("given up")


class Reason(models.TextChoices):
    """Why a message isn't sent, in words for those who operate the portal."""

    UNREACHABLE = "unreachable", _("The mail server can't be reached.")
    SLOW = "slow", _("The mail server doesn't answer in time.")
    BUSY = "busy", _("The mail server asks to be tried later.")
    LOG_IN = "log_in", _("The mail server doesn't accept the portal's user name and password.")
    NOT_SAFE = "not_safe", _("No safe connection to the mail server can be made.")
    SENDER = "sender", _("The mail server doesn't accept the portal's sender address.")
    RECEIVER = "receiver", _("The mail server says that the receiver's address doesn't exist or takes no mail.")
    CONTENT = "content", _("The mail server doesn't accept this mail.")
    LOST = "lost", _("The connection was lost just as the mail was handed over. It may have arrived.")
    STOPPED = "stopped", _("The worker was stopped just as the mail was handed over. It may have arrived.")
    CLOSED = "closed", _("The content can't be read any longer, since the portal's secret key was changed.")
    FAULT = "fault", _("A fault in the portal stopped it.")
    RETURNED = "returned", _("The receiver's mail server sent it back.")


class Content:
    """What a message says: ``subject`` in one line, ``text`` and ``html`` whole."""

    def __init__(self, subject: str, text: str, html: str) -> None:
        self.subject, self.text, self.html = subject, text, html


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages by how they stand."""

    def due(self, moment: datetime.datetime) -> MessageQuerySet:
        """Those that should be sent now; not those that wait for a digest."""
        return self.filter(state=State.WAITING, is_held=False, next_try_at__lte=moment)

    def need_a_person(self) -> MessageQuerySet:
        """Those that nothing more will be done about unless somebody decides."""
        return self.filter(state__in=[State.FAILED, State.UNCERTAIN, State.BOUNCED])

    def as_delivered(self) -> MessageQuerySet:
        """With ``delivered_state``, ``delivered_reason`` and ``delivered_at``: of the digest, where one carried it."""
        return self.annotate(
            delivered_state=Coalesce("carrier__state", "state"),
            delivered_reason=Coalesce("carrier__reason", "reason"),
            delivered_at=Coalesce("carrier__sent_at", "sent_at"),
        )


class Message(Versioned):
    """A mail to one receiver. What it says lies sealed; those who operate the portal see everything else.

    ``attempt`` names the try under way or done last; ``handing_over_at`` is set before the first word of content is given
    to the mail server, so that a message without it has certainly not been handed over.
    """

    # To whom, about what
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    address = models.EmailField(_("address"))
    name = models.CharField(_("receiver"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=60)
    about_title = models.CharField(max_length=300, blank=True)
    about_url = models.CharField(max_length=300, blank=True)
    key = models.CharField(
        max_length=200, help_text="What the act is called: one act posts a kind of mail once to the same address."
    )
    message_id = models.CharField(
        max_length=32, unique=True, help_text="Left part of Message-ID, also of the envelope."
    )
    sealed = models.TextField(blank=True, help_text="Subject, text and HTML, closed; empty once it has been cleared.")
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    # How it goes
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    is_held = models.BooleanField(default=False, help_text="Waits for the day's digest.")
    carrier = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried")
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    attempt = models.UUIDField(null=True, blank=True, editable=False)
    handing_over_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed last"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    detail = models.TextField(_("what the server said"), blank=True)

    objects = MessageQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sealed", "about_title", "about_url", "key", "message_id"])

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "address"], name="mail_message_once"),
            models.CheckConstraint(
                name="mail_message_waits_for_something",
                condition=~Q(state="waiting") | Q(is_held=True) | Q(next_try_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="mail_message_due", condition=Q(state="waiting", is_held=False)),
            models.Index(fields=["state", "-created_at"], name="mail_message_state"),
            models.Index(fields=["about_url"], name="mail_message_about", condition=~Q(about_url="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.address}"

    @property
    def kind_title(self) -> Text:
        return title_of(self.kind)

    def write(self, content: Content) -> None:
        """Set what the message says; it isn't saved by this."""
        self.sealed = seal(json.dumps(vars(content)), PURPOSE)

    def content(self) -> Content | None:
        """What it says; None once it has been cleared. Raises ``CannotOpen`` when the secret key was changed."""
        parts: dict[str, Any] = json.loads(unseal(self.sealed, PURPOSE)) if self.sealed else {}
        return Content(**parts) if parts else None


class Rhythm(models.TextChoices):
    """When mail that can wait comes."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Together, in one mail each morning")


class MailChoices(Versioned):
    """What a user chose about mail. Without a row: all of it, at once."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mail_choices")
    rhythm = models.CharField(_("When mail comes"), max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    refused = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    history = HistoricalRecords()

    def __str__(self) -> str:
        return str(self.user)
