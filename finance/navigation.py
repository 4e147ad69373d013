"""The pages of finance in the navigation of every programme."""

from django.utils.translation import pgettext_lazy

from programme.navigation import NavigationEntry, register_navigation


def register() -> None:
    """Called once, when the application is ready."""
    register_navigation(
        NavigationEntry("budgets", pgettext_lazy("navigation", "Budget"), "finance:budgets", 70),
        NavigationEntry("sharings", pgettext_lazy("navigation", "Cost shares"), "finance:sharings", 80),
    )
