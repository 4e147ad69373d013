"""The one wrapper round django-guardian: what a user may do, on which anchors, today.

It joins the role assignments that hold on the day with the grants of their groups. A role that ended gives nothing
from that very day, with no job run (R11). Everything else in the portal asks here; guardian's own shortcuts and
backend are not used.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any, cast

from django.db.models import Q

from digiportal.access.anchors import anchor_of
from digiportal.access.models import RoleAssignment
from digiportal.access.seeing import Seeing, seeing
from digiportal.clock import today
from digiportal.records.models import on_date


class Holdings:
    """A user's rights on a day; loaded once for each kind of anchor and kept with the user object of the request."""

    def __init__(self, user: Any, day: datetime.date, seen: Seeing | None = None) -> None:
        self._user = user
        self._day = day
        self._seen = seen
        self._ids: dict[str, dict[str, frozenset[int]]] = {}
        self._derived: dict[object, Any] = {}

    def ids(self, label: str, right: str) -> frozenset[int]:
        """Primary keys of the anchors of kind ``label`` on which the user has ``right``."""
        if label not in self._ids:
            self._ids[label] = self._load(label)
        return self._ids[label].get(right, frozenset())

    def derive(self, key: object, make: Callable[[], Any]) -> Any:
        """Something computed from the holdings once in a request, such as the programmes that a user may see."""
        if key not in self._derived:
            self._derived[key] = make()
        return self._derived[key]

    def _load(self, label: str) -> dict[str, frozenset[int]]:
        if not (self._user.is_authenticated and self._user.is_active):
            return {}
        if self._seen is not None:
            return self._seen.rights(label)
        assigned = Q(group__role_assignments__user=self._user) & on_date(self._day, "group__role_assignments__")
        grants = anchor_of(label).grants._default_manager.filter(assigned)
        held: dict[str, set[int]] = defaultdict(set)
        columns = ("permission__codename", "content_object_id", "group__role_assignments__withheld")
        for right, anchor_id, withheld in grants.values_list(*columns):
            if right not in withheld:
                held[right].add(anchor_id)
        return {right: frozenset(ids) for right, ids in held.items()}


def holdings(user: Any, day: datetime.date | None = None) -> Holdings:
    """What ``user`` (or nobody, when anonymous) holds on ``day``, today by default."""
    day, seen = day or today(), seeing(user)
    cached: dict[Any, Holdings] = user.__dict__.setdefault("_holdings", {})
    if (day, seen) not in cached:
        cached[day, seen] = Holdings(user, day, seen)
    return cached[day, seen]


def own_holdings(user: Any) -> Holdings:
    """What ``user`` holds today as himself, also while seeing the portal as another role would."""
    return Holdings(user, today())


def forget(user: Any) -> None:
    """Load the user's rights anew the next time: for acts that change roles within one request."""
    cast(dict[str, Any], user.__dict__).pop("_holdings", None)


def holds_any_role(user: Any, roles: Collection[str], day: datetime.date | None = None) -> bool:
    """Whether ``user`` holds one of ``roles``, by name and on any anchor, on ``day`` (today by default); one query."""
    assigned = RoleAssignment.objects.filter(on_date(day or today()), user=user, role__in=roles)
    return assigned.exists()
