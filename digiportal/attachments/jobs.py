"""What is done with files after they were received."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from digiportal.attachments.models import Content, HeldUpload
from digiportal.attachments.processing import process, process_waiting
from digiportal.jobs.defining import task

KEPT_FOR = datetime.timedelta(days=1)
"""How long a file waits for the rest of its form to be mended."""


@task(title=_("Scan and read a file"))
def process_content(content_id: int) -> None:
    """Queued with each file that is stored."""
    process(content_id)


@task(title=_("Scan and read files that have waited"), cron="*/5 * * * *", alone=True)
def process_what_waits() -> None:
    """After the scanner was down, or was set up for the first time."""
    process_waiting()


@task(title=_("Remove files of forms that were left"), cron="21 1 * * *")
def clear_held_uploads() -> None:
    """Held uploads that are older than a day, and the contents that nothing else has."""
    with transaction.atomic():
        left = HeldUpload.objects.filter(held_at__lt=timezone.now() - KEPT_FOR)
        contents = list(left.values_list("content", flat=True))
        left.delete()
        used = HeldUpload.objects.filter(content__in=contents).values("content")
        Content.objects.filter(pk__in=contents, files__isnull=True).exclude(pk__in=used).delete()
