"""``manage.py invite kari@vinje.kommune.no``: lets somebody in who has a user, before anybody else can."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from digiportal.accounts.invitations.acts import invite
from digiportal.accounts.invitations.tokens import token_for
from digiportal.accounts.models import User


class Command(BaseCommand):
    help = "Invites a user by mail. The path of the link is printed too, for when mail doesn't arrive: it is a secret."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the user's e-mail")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"No user has the e-mail {options['email']}.")
        try:
            invitation = invite(None, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(reverse("invitations:opened", args=[token_for(invitation.key)]))
