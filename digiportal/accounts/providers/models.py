"""Which session of the portal came of which session at a provider, so that the provider can end it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ProviderSession(models.Model):
    """A session of the portal that began by a log-in at a provider which names its sessions (sid)."""

    session_key = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=200)
    issuer = models.CharField(max_length=300)
    sid = models.CharField(max_length=254)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["provider", "sid"], name="login_provider_session")]

    def __str__(self) -> str:
        return f"{self.provider}: {self.user}"
