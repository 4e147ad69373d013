"""Where roles are seen and given: one place for each kind of anchor that has pages of roles. Packages register theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import pgettext_lazy

from digiportal.access.operation import OperationPage, register_operation_pages
from digiportal.access.policy import condition
from digiportal.accounts.models import User
from programme.roles import addresses


@dataclass(frozen=True)
class Place:
    """A kind of anchor.

    ``see``: the right of those who see who has which role there. ``url``: the address of the page that shows it.
    ``known``: condition on the users among whom one chooses.
    """

    label: str
    see: str
    url: Callable[[Any], str]
    known: Callable[[Any], Q]


_places: dict[str, Place] = {}


def register_places(*places: Place) -> None:
    """Called once for each, when the package's application is ready."""
    _places.update({place.label: place for place in places})


def place_of(anchor: models.Model) -> Place | None:
    """The place of an anchor; None for one whose roles are given nowhere, such as a body."""
    return _places.get(anchor._meta.label)


def place_at(anchor: models.Model) -> Place:
    """The place of an anchor. Raises ``LookupError`` where roles are given nowhere."""
    return _places[anchor._meta.label]


def seen_anchors(user: Any, model: type[models.Model]) -> QuerySet[Any]:
    """Anchors of a kind whose roles ``user`` may see: of a body, those who see it."""
    place = _places.get(model._meta.label)
    right = place.see if place else "see"
    return model._default_manager.filter(condition(user, right, model))


def known_users(anchor: models.Model) -> QuerySet[User]:
    """Users who have to do with ``anchor`` already, by name: one chooses among them."""
    place = place_of(anchor)
    known = place.known(anchor) if place else Q(pk__in=())
    return User.objects.filter(known, is_active=True).distinct()


def in_programme(programme: Any) -> Q:
    """Users who have to do with a programme: people of its parties, of its bodies, and those with roles on itself."""
    people = Q(person__organisation__parties__programme=programme) | Q(person__terms__seat__body__programme=programme)
    roles = programme.role_groups.values("group")
    return people | Q(role_assignments__group__in=roles)


def in_organisation(organisation: Any) -> Q:
    """The people of an organisation, and those with roles in it."""
    roles = organisation.role_groups.values("group")
    return Q(person__organisation=organisation) | Q(role_assignments__group__in=roles)


def in_portal(portal: Any) -> Q:
    """Administrators are few: those who have been it."""
    return Q(role_assignments__group__in=portal.role_groups.values("group"))


def register() -> None:
    """Called once, when the application is ready."""
    register_places(
        Place("programme.Programme", "see_programme", addresses.programme_url, in_programme),
        Place("programme.Organisation", "see_roles", addresses.organisation_url, in_organisation),
        Place("access.Portal", "give_first_roles", addresses.portal_url, in_portal),
    )
    register_operation_pages(OperationPage(pgettext_lazy("tabs", "Roles"), "roles:portal", "give_first_roles", 40))
