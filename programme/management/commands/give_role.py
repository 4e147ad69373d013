"""``manage.py give_role kari@kommune.no site_admin portal``: for the very first roles, before anybody can give them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import models, transaction

from digiportal.access.anchors import group_for
from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.accounts.models import User
from digiportal.clock import today
from programme.models import Organisation, Programme

SITE, PROGRAMME, ORGANISATION = "site_admin", "programme_leader", "chief_executive"
REASON = "Given by an operator's command."


class Command(BaseCommand):
    """The anchor is ``portal``, or the last part of the address of a programme or an organisation."""

    help = "Gives site_admin, or the first programme_leader or chief_executive, from today on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=[SITE, PROGRAMME, ORGANISATION])
        parser.add_argument("anchor", help="portal, or the slug of the programme or organisation")
        parser.add_argument("--name", default="", help="makes the user, when nobody has the e-mail yet")

    def handle(self, *args: Any, **options: Any) -> None:
        anchor = self._anchor(options["role"], options["anchor"])
        try:
            with transaction.atomic():
                user = self._user(options["email"], options["name"])
                if self._has_it(user, options["role"], anchor):
                    raise CommandError(f"{user.full_name} has this role already.")
                assign(user, options["role"], anchor, valid_from=today(), reason=REASON)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(
            f"{user.full_name} is {options['role']} of {anchor}. manage.py invite {user.email} lets them in."
        )

    def _anchor(self, role: str, slug: str) -> models.Model:
        if role == SITE:
            return Portal.objects.get()
        model: type[models.Model] = Programme if role == PROGRAMME else Organisation
        found = model._default_manager.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no {model._meta.verbose_name} {slug}.")
        return found

    def _user(self, email: str, name: str) -> User:
        user = User.objects.filter(email__iexact=email).first()
        if user is None and not name:
            raise CommandError("Nobody has this e-mail. With --name, the user is made.")
        return user or User.objects.create_user(email, full_name=name)

    def _has_it(self, user: User, role: str, anchor: models.Model) -> bool:
        not_over = models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=today())
        return user.role_assignments.filter(not_over, group=group_for(anchor, role)).exists()
