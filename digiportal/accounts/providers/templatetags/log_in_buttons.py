"""The buttons of the providers, where one can log in."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest

from digiportal.accounts.providers.provider import configured_providers
from digiportal.accounts.providers.remembering import in_order, used_last

register = template.Library()


@register.inclusion_tag("socialaccount/buttons.html", takes_context=True)
def log_in_buttons(
    context: template.Context, next_url: str = "", action: str = "log_in:start", key: str = "", divided: bool = False
) -> dict[str, Any]:
    """A button for each provider, the one used last on this machine first.

    ``action`` names the address that the buttons send to, with the provider's id as its last argument, after ``key``.
    ``divided`` sets them apart from another way in that follows.
    """
    request: HttpRequest = context["request"]
    return {
        "providers": in_order(request),
        "last": used_last(request),
        "next_url": next_url,
        "action": action,
        "key": key,
        "divided": divided,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def log_in_is_offered() -> bool:
    """Whether there is another log-in than the portal's own that somebody could add."""
    return bool(configured_providers())
