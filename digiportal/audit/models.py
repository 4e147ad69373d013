"""A line of the log. Lines only grow in number: the application's role can neither change nor remove one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

TEXT_LENGTH = 200
"""Characters of names, titles and of what a browser says of itself; what is longer is cut."""


class Entry(models.Model):
    """What happened, who did it, from where, and what it was about.

    People, objects and programmes stand as they were called at the time, beside their keys and with no foreign key: a
    line holds whatever becomes of them. ``object_title`` is empty for what is exempt from public disclosure.
    """

    at = models.DateTimeField(default=timezone.now)
    event = models.CharField(max_length=40)

    actor_pk = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=TEXT_LENGTH, blank=True)
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=TEXT_LENGTH, blank=True)

    object_label = models.CharField(max_length=100, blank=True)
    object_pk = models.CharField(max_length=40, blank=True)
    object_title = models.CharField(max_length=TEXT_LENGTH, blank=True)

    programme_pk = models.BigIntegerField(null=True)
    programme_name = models.CharField(max_length=TEXT_LENGTH, blank=True)

    facts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], name="audit_at"),
            models.Index(fields=["event", "id"], name="audit_event"),
            models.Index(fields=["actor_pk", "id"], name="audit_actor"),
            models.Index(fields=["programme_pk", "id"], name="audit_programme"),
            models.Index(fields=["object_label", "object_pk", "id"], name="audit_object"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.at:%Y-%m-%d %H:%M}"
