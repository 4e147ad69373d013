"""What every page needs to know of the site and of who is looking."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from digiportal.access.operation import operation_pages
from digiportal.dashboard.roles import held_roles
from programme.models import Programme


@dataclass(frozen=True)
class ProgrammeLink:
    """A programme in the menu of programmes."""

    label: str
    url: str
    is_current: bool


def site(request: HttpRequest) -> dict[str, object]:
    """For all templates: the demonstration's mark, the accessibility statement, and the user's programmes and roles."""
    context: dict[str, object] = {
        "demonstration": settings.DEMONSTRATION,
        "accessibility_statement_url": settings.ACCESSIBILITY_STATEMENT_URL,
    }
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        context["my_programmes"] = SimpleLazyObject(lambda: _programmes(request))
        context["operation_pages"] = SimpleLazyObject(lambda: operation_pages(request.user))
        context["my_roles"] = SimpleLazyObject(lambda: held_roles(request.user))
    return context


def _programmes(request: HttpRequest) -> list[ProgrammeLink]:
    return [
        ProgrammeLink(programme.short_name, url, request.path.startswith(url))
        for programme in Programme.objects.visible_to(request.user)
        for url in [programme.get_absolute_url()]
    ]
