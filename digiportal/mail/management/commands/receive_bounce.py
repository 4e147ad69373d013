"""``manage.py receive_bounce``: reads a mail that came back from standard input, for a mail server's pipe."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from digiportal.mail.bounces import receive


class Command(BaseCommand):
    help = "Marks the mail that a delivery status notification on standard input says can't be delivered."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends well for any other mail too, so that the mail server doesn't send it back in its turn."""
        message = receive(sys.stdin.buffer.read())
        self.stdout.write(
            f"Message {message.pk} came back." if message else "No notification of a mail of the portal's."
        )
