"""Meetings of bodies and who met (R12, R15)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Versioned
from programme.models.body import Body, Seat
from programme.models.organisation import Organisation
from programme.models.person import Person
from programme.models.provenance import Sourced


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    CALLED = "called", _("called")
    CLOSED = "closed", _("held")
    SIGNED = "signed", _("minutes signed")
    CANCELLED = "cancelled", _("cancelled")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> MeetingQuerySet:
        return self.filter(state__in=[MeetingState.CLOSED, MeetingState.SIGNED])

    def ahead(self, day: object) -> MeetingQuerySet:
        """Those on ``day`` or later that are not cancelled, the nearest first."""
        return self.filter(date__gte=day, state__in=[MeetingState.PLANNED, MeetingState.CALLED]).order_by("date")


class Meeting(Versioned, Sourced):
    """A meeting of a body: planned → called → held → minutes signed, or cancelled.

    From the moment it is closed its resolutions can't be changed by anyone (R15).
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts"), null=True, blank=True)
    ends_at = models.TimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    called_on = models.DateField(_("notice sent on"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("minutes signed on"), null=True, blank=True)
    chaired_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chaired by")
    )
    remarks = models.TextField(_("remarks"), blank=True)

    objects = MeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "date", "starts_at"], name="programme_meeting_once"),
            models.CheckConstraint(
                name="programme_meeting_hours",
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("The meeting must end after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.date}"

    @property
    def is_closed(self) -> bool:
        return self.state in (MeetingState.CLOSED, MeetingState.SIGNED)


class Presence(models.TextChoices):
    PRESENT = "present", _("met")
    DEPUTY = "deputy", _("met as deputy")
    ABSENT = "absent", _("absent")
    OBSERVER = "observer", _("observer")
    STAFF = "staff", _("from the administration")


class Attendance(Versioned, Sourced):
    """Who was at a meeting, in what capacity, and for whom."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField(_("presence"), max_length=10, choices=Presence.choices)
    replaces = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("in place of")
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "presence", "person__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="programme_attendance_once")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_presence_display()})"
