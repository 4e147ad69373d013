from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """What it costs and who pays."""

    name = "finance"

    def ready(self) -> None:
        from finance import rights

        rights.register()
