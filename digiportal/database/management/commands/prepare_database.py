"""``manage.py prepare_database``: let the application's role use what the owner will make in this database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from digiportal.database import roles


class Command(BaseCommand):
    help = "Grants the application's role the use of what the owner makes. Run once, before the first migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        owner, application = settings.DATABASE_OWNER_ROLE, settings.DATABASE_APPLICATION_ROLE
        with connections["owner"].cursor() as cursor:
            for statement in roles.grant_use(owner, application):
                cursor.execute(statement)
