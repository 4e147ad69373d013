"""What every page needs to know of the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """For all templates: whether this is the demonstration, and where the accessibility statement is."""
    return {
        "demonstration": settings.DEMONSTRATION,
        "accessibility_statement_url": settings.ACCESSIBILITY_STATEMENT_URL,
    }
