from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search over whatever the packages register; it knows no domain."""

    name = "digiportal.search"
