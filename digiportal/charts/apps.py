from django.apps import AppConfig


class ChartsConfig(AppConfig):
    """Charts for pages and documents. No models."""

    name = "digiportal.charts"
    label = "charts"
    verbose_name = "Charts"
