from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """The history of what people edit, in words."""

    name = "digiportal.history"
