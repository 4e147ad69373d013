from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """What it costs and who pays."""

    name = "finance"

    def ready(self) -> None:
        from finance import navigation, rights

        rights.register()
        navigation.register()
