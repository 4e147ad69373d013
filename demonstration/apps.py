from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """The five cooperations as readable files, and the command that loads them."""

    name = "demonstration"
