from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class MailConfig(AppConfig):
    """The outbox, and what is sent from it."""

    name = "digiportal.mail"

    def ready(self) -> None:
        from digiportal.access.operation import OperationPage, register_operation_pages
        from digiportal.mail import digests, leaving
        from digiportal.mail.stopped import words_for_stopped

        digests.register()
        leaving.register()
        label = pgettext_lazy("tabs", "Mail")
        register_operation_pages(OperationPage(label, "mail:outbox", "see_operation", 10, words_for_stopped))
