"""The jobs of mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digiportal.jobs.defining import task
from digiportal.mail import clearing, digests, sending


@task(title=_("Send mail"), cron="* * * * *")
def send() -> None:
    """What is due. Started by each act that writes mail, and every minute for what is tried again."""
    sending.send_due()


@task(title=_("Write the day's digests of mail"), cron="30 4 * * *", alone=True)
def write_digests() -> None:
    """At 5.30 or 6.30 in Norway."""
    digests.write_digests()


@task(title=_("Clear the content of old mail"), cron="47 1 * * *")
def clear_content() -> None:
    clearing.clear_content()
