"""``manage.py clear_anonymised``: removes the e-mail addresses of anonymised people from the histories."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from digiportal.accounts.models import User
from digiportal.personal.placeholders import DOMAIN
from digiportal.personal.registry import clear_histories


class Command(BaseCommand):
    """Works as the owner of the tables, since histories only grow for the application; for the daily schedule."""

    help = "Removes the e-mail addresses of anonymised people from the histories."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = 0
        with transaction.atomic(using="owner"):
            for user in User.objects.using("owner").filter(email__endswith=f"@{DOMAIN}"):
                changed += clear_histories(user, "owner")
        self.stdout.write(f"{changed} lines of histories cleared.")
