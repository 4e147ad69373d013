from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Roles, rights and who holds them."""

    name = "digiportal.access"
