"""``manage.py clear_log``: removes lines of the log that are older than they may be kept."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from digiportal.audit.events import LOG_CLEARED
from digiportal.audit.models import Entry

SHORTEST = 180
"""Days. Break-ins are mostly found long after; a setting below this is taken for a slip of the pen."""


class Command(BaseCommand):
    """Works as the owner of the tables, since the application's role can remove nothing; leaves a line that says so."""

    help = "Removes lines of the log that are older than AUDIT_KEPT_DAYS."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.AUDIT_KEPT_DAYS < SHORTEST:
            raise CommandError(
                f"AUDIT_KEPT_DAYS is {settings.AUDIT_KEPT_DAYS}; the log is kept for {SHORTEST} days or more."
            )
        limit = timezone.now() - datetime.timedelta(days=settings.AUDIT_KEPT_DAYS)
        with transaction.atomic(using="owner"):
            removed = Entry.objects.using("owner").filter(at__lt=limit).delete()[0]
            if removed:
                facts = {"count": removed, "valid_to": timezone.localtime(limit).date().isoformat()}
                Entry.objects.using("owner").create(event=LOG_CLEARED, facts=facts)
        self.stdout.write(f"{removed} lines removed.")
