"""Where a page of roles stands: the bar of its programme for those who see that, and the way to the page."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext

from digiportal.access.models import Portal
from digiportal.access.policy import may
from programme.models import Organisation, Programme
from programme.navigation import navigation
from programme.roles import addresses
from programme.roles.places import place_of
from programme.views.base import Crumb, optional_url


def frame(user: Any, anchor: models.Model, last: str = "") -> dict[str, Any]:
    """Context for ``base.html``; ``last`` names a page below the one of the anchor's roles."""
    programme = anchor if isinstance(anchor, Programme) else getattr(anchor, "programme", None)
    is_seen = programme is not None and may(user, "see_programme", programme)
    place = place_of(anchor)
    roles = Crumb(pgettext("breadcrumb", "Roles"), place.url(anchor) if place and last and _sees(user, anchor) else "")
    way = [Crumb(pgettext("navigation", "Home"), "/"), *_way_to(user, anchor, is_seen), roles]
    context: dict[str, Any] = {"breadcrumbs": [*way, Crumb(last)] if last else way, "anchor": anchor}
    if is_seen and programme is not None:
        context |= {"programme": programme, "navigation": navigation(programme.slug, "roles")}
    return context


def _sees(user: Any, anchor: models.Model) -> bool:
    place = place_of(anchor)
    return place is not None and may(user, place.see, anchor)


def _way_to(user: Any, anchor: models.Model, is_seen: bool) -> list[Crumb]:
    if isinstance(anchor, Portal):
        return []
    if isinstance(anchor, Organisation):
        return [Crumb(anchor.name, reverse("programme:organisation", args=[anchor.slug]))]
    if not is_seen:
        return [Crumb(pgettext("breadcrumb", "The portal"), addresses.portal_url())]
    programme = anchor if isinstance(anchor, Programme) else anchor.programme  # type: ignore[attr-defined]
    way = [Crumb(programme.short_name, programme.get_absolute_url())]
    if anchor is programme:
        return way
    slug = anchor.slug  # type: ignore[attr-defined]
    return [*way, Crumb(str(anchor), optional_url("projects:project", programme.slug, slug))]
