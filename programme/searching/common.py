"""What the kinds have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q

from digiportal.access.policy import condition


def by_policy(model: type[models.Model], right: str = "see") -> Callable[[Any], Q]:
    """What a user sees of a model, by its policy."""
    return lambda user: condition(user, right, model)


def line(*parts: Any) -> str:
    """What there is of the parts, in one line."""
    return " · ".join(str(part) for part in parts if part)
