"""The groups of roles on the anchors of this package."""

from __future__ import annotations

from django.db import models
from guardian.models import GroupObjectPermissionBase

from digiportal.access.models import AnchorRole
from programme.models.body import Body
from programme.models.organisation import Organisation
from programme.models.programme import Programme


class ProgrammeRole(AnchorRole):
    anchor = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="role_groups")

    class Meta(AnchorRole.Meta):
        pass


class OrganisationRole(AnchorRole):
    anchor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="role_groups")

    class Meta(AnchorRole.Meta):
        pass


class BodyRole(AnchorRole):
    anchor = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="role_groups")

    class Meta(AnchorRole.Meta):
        pass


class ProgrammeGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Programme, on_delete=models.CASCADE)


class OrganisationGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)


class BodyGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Body, on_delete=models.CASCADE)
