"""Refuses every view that doesn't say which right it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse


def declared_right(view: Callable[..., Any]) -> str | None:
    """The right that a view function or class names, or None."""
    view_class = getattr(view, "view_class", view)
    return getattr(view_class, "required_right", None)


def is_third_party(view: Callable[..., Any]) -> bool:
    """Whether the view stands in the explicit list of views that other packages bring (``THIRD_PARTY_VIEWS``)."""
    view_class = getattr(view, "view_class", view)
    return f"{view_class.__module__}.{view_class.__qualname__}" in settings.THIRD_PARTY_VIEWS


class RefuseUndeclared:
    """Fails closed: a view that neither names a right nor is listed as a third party's is never run."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        if declared_right(view) is None and not is_third_party(view):
            raise ImproperlyConfigured(f"{view!r} names no required_right")
