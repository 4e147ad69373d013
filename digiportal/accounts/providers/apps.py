from django.apps import AppConfig


class LoginProvidersConfig(AppConfig):
    """Log-in with what people already have."""

    name = "digiportal.accounts.providers"
    label = "login_providers"
    verbose_name = "Log-in providers"

    def ready(self) -> None:
        from digiportal.accounts.providers import sessions
        from digiportal.accounts.providers.ties import ways_in_of
        from digiportal.accounts.ways_in import register_ways_in

        sessions.connect()
        register_ways_in(ways_in_of)
