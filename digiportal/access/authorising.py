"""How an act asks for its right."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from digiportal.access.policy import may


def authorise(actor: Any, right: str, obj: models.Model) -> None:
    """Raise ``PermissionDenied`` unless ``actor`` has ``right`` on ``obj``.

    An actor of None is an operator's command on the machine itself, such as loading from files: it has every right.
    """
    if actor is not None and not may(actor, right, obj):
        raise PermissionDenied(_("You may not do this."))
