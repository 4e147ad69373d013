"""What is tidied up of received forms."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from digiportal.forms.models import SubmittedToken
from digiportal.forms.tickets import MAX_AGE
from digiportal.jobs.defining import task


@task(title=_("Forget old marks of received forms"), cron="51 1 * * *")
def forget_received_forms() -> None:
    """The marks of forms that are older than any that could still be sent."""
    SubmittedToken.objects.filter(created_at__lt=timezone.now() - MAX_AGE).delete()
