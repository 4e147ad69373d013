from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """What the portal asks of PostgreSQL beyond Django."""

    name = "digiportal.database"
    label = "portal_database"
