"""``manage.py load_register``: municipalities and counties from the project's own files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from programme.register.loading import load_register


class Command(BaseCommand):
    help = "Loads every Norwegian municipality and county, with numbers, successors and population. Can be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_register()
        if options["verbosity"]:
            self.stdout.write(f"{count} municipalities and counties.")
