from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """The first page for each kind of role; it alone sees every package."""

    name = "digiportal.dashboard"
