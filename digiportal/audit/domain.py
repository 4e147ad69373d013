"""What the log must know of the domain and can't: asked of the packages that have it.

Each question goes to those who registered an answer, and the first that knows one is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest


@dataclass(frozen=True)
class Domain:
    """``of_request``: the cooperation of an address; ``of_object``: the one that a record belongs to; None where there is
    none. ``is_exempt``: whether a record, or what it is a part of, is exempt from public disclosure."""

    of_request: Callable[[HttpRequest], models.Model | None]
    of_object: Callable[[models.Model], models.Model | None]
    is_exempt: Callable[[models.Model], bool]


_domains: list[Domain] = []


def register_domain(domain: Domain) -> None:
    """Called once, when the package's application is ready."""
    _domains.append(domain)


def programme_of(obj: models.Model | None, request: HttpRequest | None) -> models.Model | None:
    """The cooperation that a line about ``obj``, or a request about no object, concerns."""
    for domain in _domains:
        found = domain.of_object(obj) if obj is not None else None
        found = found or (domain.of_request(request) if request is not None else None)
        if found is not None:
            return found
    return None


def is_exempt(obj: models.Model) -> bool:
    """Whether the title of ``obj`` may not stand in the log."""
    return any(domain.is_exempt(obj) for domain in _domains)
