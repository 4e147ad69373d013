"""``manage.py migrate``: Django's own, as the owner of the tables unless another alias is named."""

from __future__ import annotations

from django.core.management.base import CommandParser
from django.core.management.commands import migrate


class Command(migrate.Command):
    """The application's role may not make tables, so the alias ``default`` is never the one that is meant."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")
