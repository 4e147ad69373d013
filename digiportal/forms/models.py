"""Which forms have been received, so that each counts once."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SubmittedToken(models.Model):
    """A form that was received: written in the same transaction as what the form did.

    ``digest`` is a fingerprint of what was typed: the same token with other content is no repetition.
    """

    token = models.CharField(max_length=32, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    path = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    result_url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.path} {self.created_at:%Y-%m-%d %H:%M}"
