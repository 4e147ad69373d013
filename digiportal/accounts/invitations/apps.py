from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    """How somebody comes in for the first time."""

    name = "digiportal.accounts.invitations"
    label = "invitations"

    def ready(self) -> None:
        from digiportal.accounts.invitations import arriving, mails

        arriving.register()
        mails.register()
