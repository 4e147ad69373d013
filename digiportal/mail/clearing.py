"""What mail said isn't kept for longer than somebody may have to send it again; that it was sent is."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from digiportal.mail.models import Message, State

KEPT_AFTER_SENDING = datetime.timedelta(days=30)
OVER = [State.SENT, State.CARRIED, State.GIVEN_UP, State.BOUNCED, State.FAILED, State.UNCERTAIN]


def clear_content() -> int:
    """Empty what was written long ago and is over; returns how many. The demonstration keeps its inboxes."""
    if settings.DEMONSTRATION:
        return 0
    old = Message.objects.filter(state__in=OVER, created_at__lt=timezone.now() - KEPT_AFTER_SENDING)
    return old.exclude(sealed="").update(sealed="", about_title="")
