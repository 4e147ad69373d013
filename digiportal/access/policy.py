"""Policies: one answer to both «may this user do it to this object» and «to which objects».

A policy maps each right on a model to a condition in SQL for a user. Lists are narrowed with the condition, a single
object is looked up through the same condition, so that list and page never disagree. What a policy doesn't name is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.db.models import Q

Condition = Callable[[Any], Q]

NOTHING = Q(pk__in=())

_policies: dict[str, Mapping[str, Condition]] = {}


def register_policy(label: str, rights: Mapping[str, Condition]) -> None:
    """Say which rights there are on the model ``label`` and on which of its objects a user has them."""
    _policies[label] = rights


def condition(user: Any, right: str, model: type[models.Model]) -> Q:
    """On which objects of ``model`` the user has ``right``; raises ``LookupError`` for a right nobody defined."""
    return _policies[model._meta.label][right](user)


def may(user: Any, right: str, obj: models.Model) -> bool:
    """Whether ``user`` has ``right`` on ``obj``; raises ``LookupError`` for a right nobody defined."""
    objects = type(obj)._base_manager.filter(pk=obj.pk)
    return objects.filter(condition(user, right, type(obj))).exists()


def rights_on(model: type[models.Model]) -> frozenset[str]:
    """The rights that the policy of ``model`` names."""
    return frozenset(_policies.get(model._meta.label, ()))
