"""Removes files that were sent with a form which was then left."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from digiportal.attachments.models import Content, HeldUpload

KEPT_FOR = datetime.timedelta(days=1)


def clear_held_uploads() -> int:
    """Remove held uploads that are older than a day, and the contents that nothing else has; returns how many uploads."""
    with transaction.atomic():
        left = HeldUpload.objects.filter(held_at__lt=timezone.now() - KEPT_FOR)
        contents = list(left.values_list("content", flat=True))
        count, _by_model = left.delete()
        used = HeldUpload.objects.filter(content__in=contents).values("content")
        Content.objects.filter(pk__in=contents, files__isnull=True).exclude(pk__in=used).delete()
    return count


class Command(BaseCommand):
    help = "Removes files that were sent with a form which was then left. Daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{clear_held_uploads()} removed.")
