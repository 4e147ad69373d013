"""What roles a user holds today, in words with the name of what they are held on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from digiportal.access.anchors import all_anchors
from digiportal.access.models import RoleAssignment
from digiportal.clock import today
from programme.role_words import ROLE_WORDS


def held_roles(user: Any) -> list[str]:
    """For example «chief executive, Vinje»; one query for each kind of anchor."""
    groups = RoleAssignment.objects.on(today()).filter(user=user).values("group")
    found = []
    for anchor in all_anchors():
        rows = anchor.roles._default_manager.filter(group__in=groups).select_related("anchor")
        found += [_("%(role)s, %(where)s") % {"role": ROLE_WORDS[row.role], "where": row.anchor} for row in rows]
    return found
