"""The pages of projects in the navigation of every programme."""

from django.utils.translation import pgettext_lazy

from programme.navigation import NavigationEntry, register_navigation


def register() -> None:
    """Called once, when the application is ready."""
    register_navigation(
        NavigationEntry("projects", pgettext_lazy("navigation", "Projects"), "projects:portfolio", 60),
    )
