from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class PersonalConfig(AppConfig):
    """What the portal has about a person."""

    name = "digiportal.personal"

    def ready(self) -> None:
        from digiportal.access.operation import OperationPage, register_operation_pages
        from digiportal.personal import sections

        sections.register()
        label = pgettext_lazy("tabs", "People")
        register_operation_pages(OperationPage(label, "personal:people", "manage_users", 30))
