from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """The five cooperations as readable files, and the command that loads them."""

    name = "demonstration"

    def ready(self) -> None:
        from demonstration.personas import personas
        from digiportal.accounts.demonstration import register_personas

        register_personas(personas)
