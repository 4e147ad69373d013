"""Removes what is kept of received forms once their tickets have run out."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from digiportal.forms.models import SubmittedToken
from digiportal.forms.tickets import MAX_AGE


class Command(BaseCommand):
    """For the operator's daily schedule, like Django's own clearsessions."""

    help = "Removes the tokens of received forms that are older than any form that could still be sent."

    def handle(self, *args: Any, **options: Any) -> None:
        count, _by_model = SubmittedToken.objects.filter(created_at__lt=timezone.now() - MAX_AGE).delete()
        self.stdout.write(f"{count} removed")
