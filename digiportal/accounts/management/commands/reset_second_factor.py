"""Resets a user's second factor from the machine itself: for an administrator who has lost it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from digiportal.accounts.models import User
from digiportal.accounts.second_factor.services import reset_second_factor


class Command(BaseCommand):
    """Nobody is asked for a right, and no mail is sent: whoever runs it tells the user."""

    help = "Resets the second factor of the user with an e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody logs in with this e-mail.")
        try:
            reset_second_factor(None, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Reset. {user.full_name} logs in with the password, and sets up a new one.")
