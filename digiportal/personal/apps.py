from django.apps import AppConfig


class PersonalConfig(AppConfig):
    """What the portal has about a person."""

    name = "digiportal.personal"

    def ready(self) -> None:
        from digiportal.personal import sections

        sections.register()
