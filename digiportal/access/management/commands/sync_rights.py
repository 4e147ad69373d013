"""``manage.py sync_rights``: what roles give, as the rights tables of this version say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from digiportal.access.anchors import sync_rights


class Command(BaseCommand):
    help = "Brings the grants of all roles into line with the rights tables. Run after each new version."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = sync_rights()
        if options["verbosity"]:
            self.stdout.write(f"{changed} roles changed.")
