"""Which organisations a user is somebody in: their figures come first."""

from __future__ import annotations

from typing import Any

from digiportal.access.holdings import holdings
from programme.models import Organisation, Programme
from programme.models.organisation import OrganisationQuerySet
from programme.policies import ON_ORGANISATION


def own_organisations(user: Any, programme: Programme) -> OrganisationQuerySet:
    """The parties of ``programme`` in which the user has a role of the organisation."""
    own = holdings(user).ids(ON_ORGANISATION, "see_cooperation")
    return Organisation.objects.filter(pk__in=own, parties__programme=programme).distinct().order_by("name")
