"""What is done by itself for programmes."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from digiportal.jobs.defining import task
from programme.services.people_import import clear_old_imports


@task(title=_("Remove the rows of imports that nobody confirmed"), cron="29 2 * * *")
def clear_imports() -> None:
    clear_old_imports(timezone.now())
