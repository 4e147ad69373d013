from django.apps import AppConfig


class MoneyConfig(AppConfig):
    """Amounts, typed and shown."""

    name = "digiportal.money"
