"""Anchors: the kinds of objects on which roles are held, each with its table of rights.

A package registers its anchors in ``AppConfig.ready``. ``group_for`` makes the group of a role on one anchor when it is
first needed and grants it what the table says; ``sync_rights`` brings existing groups into line when the table changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

RightsTable = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Anchor:
    """A kind of anchor: its model, where its groups and guardian's grants lie, and role → rights.

    ``roles`` is a subclass of ``AnchorRole``, ``grants`` one of guardian's ``GroupObjectPermissionBase``: what both have
    of their own, the foreign key to the anchor, types can't say.
    """

    model: type[models.Model]
    roles: Any
    grants: Any
    rights: RightsTable


_anchors: dict[str, Anchor] = {}


def register_anchor(anchor: Anchor) -> None:
    """Make ``anchor.model`` an anchor. Raises ``ValueError`` when a table names a right that its model lacks."""
    known = {codename for codename, _name in anchor.model._meta.permissions}
    unknown = set().union(*anchor.rights.values()) - known
    if unknown:
        raise ValueError(f"{anchor.model._meta.label} has no such rights: {sorted(unknown)}")
    _anchors[anchor.model._meta.label] = anchor


def anchor_of(label: str) -> Anchor:
    """The registered anchor of a model label such as ``"programme.Programme"``. Raises ``LookupError``."""
    return _anchors[label]


def all_anchors() -> list[Anchor]:
    return list(_anchors.values())


def group_for(obj: models.Model, role: str) -> Group:
    """The group of ``role`` on ``obj``, made with its grants when it is first asked for.

    Raises ``LookupError`` when the object is no anchor or the role isn't held on such objects.
    """
    anchor = anchor_of(obj._meta.label)
    if role not in anchor.rights:
        raise LookupError(f"{role} is not held on {obj._meta.label}")
    existing = anchor.roles._default_manager.filter(anchor=obj, role=role).select_related("group").first()
    if existing is not None:
        return existing.group  # type: ignore[no-any-return]
    with transaction.atomic():
        group = Group.objects.create(name=f"{obj._meta.label_lower}:{obj.pk}:{role}")
        anchor.roles._default_manager.create(anchor=obj, role=role, group=group)
        _grant(anchor, group, obj.pk, anchor.rights[role])
    return group


def anchor_of_group(group: Group) -> models.Model:
    """What the role of ``group`` is held on; at most one query for each kind of anchor. Raises ``LookupError``."""
    for anchor in all_anchors():
        row = anchor.roles._default_manager.filter(group=group).select_related("anchor").first()
        if row is not None:
            return row.anchor  # type: ignore[no-any-return]
    raise LookupError(f"{group} is no group of a role")


def sync_rights() -> int:
    """Bring the grants of all existing groups into line with the tables; returns how many groups were changed."""
    changed = 0
    for anchor in all_anchors():
        for row in anchor.roles._default_manager.select_related("group"):
            changed += _sync_group(anchor, row)
    return changed


def _sync_group(anchor: Anchor, row: Any) -> bool:
    wanted = anchor.rights.get(row.role, frozenset())
    grants = anchor.grants._default_manager.filter(group=row.group)
    held = set(grants.values_list("permission__codename", flat=True))
    if held == wanted:
        return False
    with transaction.atomic():
        grants.filter(permission__codename__in=held - wanted).delete()
        _grant(anchor, row.group, row.anchor_id, wanted - held)
    return True


def _grant(anchor: Anchor, group: Group, anchor_id: int, rights: frozenset[str] | set[str]) -> None:
    content_type = ContentType.objects.get_for_model(anchor.model)
    permissions = Permission.objects.filter(content_type=content_type, codename__in=rights)
    anchor.grants._default_manager.bulk_create(
        anchor.grants(group=group, permission=permission, content_object_id=anchor_id) for permission in permissions
    )
