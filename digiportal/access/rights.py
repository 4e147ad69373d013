"""The rights table of the portal itself: what its administrators may do. They have no right to content (domain.md, roles)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from digiportal.access.anchors import Anchor, register_anchor
from digiportal.access.giving import gives_any, register_givers
from digiportal.access.holdings import holdings
from digiportal.access.models import Portal, PortalGroupPermission, PortalRole
from digiportal.access.policy import register_policy

ON_PORTAL = "access.Portal"

PORTAL_ROLES = {
    "site_admin": frozenset({"manage_users", "give_first_roles", "see_operation", "see_log"}),
}


def held_on_portal(right: str) -> Callable[[Any], Q]:
    """Condition on the one portal: the user's role on it gives ``right``."""
    return lambda user: Q(pk__in=holdings(user).ids(ON_PORTAL, right))


def register() -> None:
    """Called once, when the application is ready."""
    register_anchor(Anchor(Portal, PortalRole, PortalGroupPermission, PORTAL_ROLES))
    register_givers(ON_PORTAL, {"site_admin": "manage_users"})
    rights = PORTAL_ROLES["site_admin"]
    register_policy(
        ON_PORTAL, {right: held_on_portal(right) for right in rights} | {"give_roles": gives_any(ON_PORTAL)}
    )
