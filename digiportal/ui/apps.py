from django.apps import AppConfig


class UiConfig(AppConfig):
    """What pages are built of: tags and filters for templates."""

    name = "digiportal.ui"
