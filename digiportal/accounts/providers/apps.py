from django.apps import AppConfig


class LoginProvidersConfig(AppConfig):
    """Log-in with what people already have."""

    name = "digiportal.accounts.providers"
    label = "login_providers"
    verbose_name = "Log-in providers"

    def ready(self) -> None:
        from digiportal.accounts.providers import sessions

        sessions.connect()
