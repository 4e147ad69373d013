from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log of events."""

    name = "digiportal.audit"

    def ready(self) -> None:
        from digiportal.audit import events

        events.register()
