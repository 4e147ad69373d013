from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The user and the log-in."""

    name = "digiportal.accounts"

    def ready(self) -> None:
        from digiportal.accounts import mails, noting, signals
        from digiportal.accounts.sessions import signals as session_signals

        mails.register()
        signals.connect()
        noting.connect()
        session_signals.connect()
