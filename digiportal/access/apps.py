from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Roles, rights and who holds them."""

    name = "digiportal.access"

    def ready(self) -> None:
        from digiportal.access import rights

        rights.register()
