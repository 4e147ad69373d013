"""What those who operate the portal are told on their first page."""

from __future__ import annotations

from django.utils.translation import ngettext

from digiportal.mail.models import Message


def words_for_stopped() -> str:
    """How many messages a person must look at; ``""`` for none."""
    stopped = Message.objects.need_a_person().count()
    if not stopped:
        return ""
    return ngettext(
        "%(number)s mail didn't go as it should.", "%(number)s mails didn't go as they should.", stopped
    ) % {"number": stopped}
