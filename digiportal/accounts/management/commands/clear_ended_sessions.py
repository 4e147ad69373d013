"""Removes what is known of sessions that are over: device, address, when last seen."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from digiportal.accounts.sessions.services import forget_ended_sessions


class Command(BaseCommand):
    """For the operator's daily schedule, after Django's own clearsessions."""

    help = "Removes what is known of sessions that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_ended_sessions()} removed")
