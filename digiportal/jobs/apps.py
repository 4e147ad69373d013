from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class JobsConfig(AppConfig):
    """Work that is done by worker processes."""

    name = "digiportal.jobs"

    def ready(self) -> None:
        from digiportal.access.operation import OperationPage, register_operation_pages
        from digiportal.jobs import events
        from digiportal.jobs.showing import words_for_stopped

        events.register()
        register_operation_pages(
            OperationPage(pgettext_lazy("tabs", "Jobs"), "jobs:list", "see_operation", 20, words_for_stopped)
        )
