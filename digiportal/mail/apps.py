from django.apps import AppConfig


class MailConfig(AppConfig):
    """The outbox, and what is sent from it."""

    name = "digiportal.mail"

    def ready(self) -> None:
        from digiportal.mail import digests

        digests.register()
