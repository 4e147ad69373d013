from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class AuditConfig(AppConfig):
    """The log of events."""

    name = "digiportal.audit"

    def ready(self) -> None:
        from digiportal.access.operation import OperationPage, register_operation_pages
        from digiportal.audit import events

        events.register()
        register_operation_pages(OperationPage(pgettext_lazy("tabs", "Log"), "audit:portal-log", "see_log", 90))
