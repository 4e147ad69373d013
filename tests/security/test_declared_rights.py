"""Every view says which right it needs, or stands in the explicit list of third parties' views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from digiportal.access.middleware import RefuseUndeclared, declared_right, is_third_party


def patterns(resolver: URLResolver, path: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern.callback
        else:
            yield from patterns(pattern, here)


def test_every_address_leads_to_a_view_that_names_its_right() -> None:
    found = list(patterns(get_resolver()))
    assert len(found) > 40
    undeclared = [path for path, view in found if declared_right(view) is None and not is_third_party(view)]
    assert undeclared == []


def undeclared_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("never shown")


def test_a_view_that_names_none_is_refused() -> None:
    middleware = RefuseUndeclared(lambda request: HttpResponse())
    request = RequestFactory().get("/")
    with pytest.raises(ImproperlyConfigured, match="required_right"):
        middleware.process_view(request, undeclared_view, (), {})
