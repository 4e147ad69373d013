"""Who has which role: in a programme, an organisation, the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from digiportal.access.giving import roles_to_give
from digiportal.access.models import Portal, RoleAssignment
from digiportal.access.operation import operation_pages
from digiportal.access.policy import may
from digiportal.access.views import RightRequired
from digiportal.clock import today
from programme.models import Organisation, Party, Programme
from programme.roles import addresses
from programme.roles.holders import role_lines, seats_of
from programme.roles.places import place_at, seen_anchors
from programme.roles.views.frame import frame


class RolesPage(RightRequired, TemplateView):
    """The roles of one anchor, with who has them; each with a button for those who may give it."""

    template_name = "roles/roles.html"
    anchor: models.Model

    def find_anchor(self) -> models.Model:
        """The anchor of the address, for those with ``required_right`` on it."""
        raise NotImplementedError

    def prepare(self) -> None:
        self.anchor = self.find_anchor()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles_url = place_at(self.anchor).url(self.anchor)
        may_be_given = roles_to_give(self.request.user, self.anchor)
        give_urls = {role: addresses.give_url(roles_url, role) for role in may_be_given}
        lines = role_lines(self.anchor)
        return {
            **super().get_context_data(**kwargs),
            **frame(self.request.user, self.anchor),
            "title": _("Roles: %(where)s") % {"where": self.anchor},
            "lines": [(line, give_urls.get(line.role, "")) for line in lines],
            "may_end": set(may_be_given),
        }


class ProgrammeRoles(RolesPage):
    required_right: ClassVar[str] = "see_programme"

    def find_anchor(self) -> Programme:
        return self.find(Programme.objects.all(), self.required_right, slug=self.kwargs["programme"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parties = Party.objects.on(today()).filter(programme=self.anchor)
        leads = may(self.request.user, "give_office_roles", self.anchor)
        return super().get_context_data(**kwargs) | {
            "bodies": seats_of(self.anchor),
            "parties": parties.select_related("organisation"),
            "visible_organisations": set(_visible(self.request.user).values_list("pk", flat=True)),
            "may_see_as": leads,
            "people_url": self._people_url(),
        }

    def _people_url(self) -> str:
        if not may(self.request.user, "change_setup", self.anchor):
            return ""
        return reverse("programme:people", args=[self.kwargs["programme"]])


class OrganisationRoles(RolesPage):
    required_right: ClassVar[str] = "see_roles"

    def find_anchor(self) -> Organisation:
        return self.find(Organisation.objects.all(), self.required_right, slug=self.kwargs["organisation"])


class PortalRoles(RolesPage):
    """Administrators; and, of each cooperation and each organisation in one, whether the first roles are given."""

    required_right: ClassVar[str] = "give_first_roles"
    template_name = "roles/portal.html"

    def find_anchor(self) -> Portal:
        return self.find(Portal.objects.all(), self.required_right)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parties = Party.objects.on(today()).values("organisation")
        organisations = Organisation.objects.filter(pk__in=parties)
        return super().get_context_data(**kwargs) | {
            "tabs": operation_pages(self.request.user, "roles:portal"),
            "tabs_label": pgettext("tabs", "Operation"),
            "programmes": [
                (one, addresses.give_url(addresses.programme_url(one), "programme_leader"))
                for one in _with_holder(Programme.objects.order_by("name"), "programme_leader")
            ],
            "organisations": [
                (
                    one,
                    addresses.organisation_url(one),
                    addresses.give_url(addresses.organisation_url(one), "chief_executive"),
                )
                for one in _with_holder(organisations, "chief_executive")
            ],
        }


def _visible(user: Any) -> QuerySet[Organisation]:
    return seen_anchors(user, Organisation)


def _with_holder(anchors: QuerySet[Any], role: str) -> QuerySet[Any]:
    """With ``is_held``: whether somebody has ``role`` on the anchor today or will have it."""
    rows = anchors.model.role_groups.rel.related_model._default_manager.filter(anchor=OuterRef("pk"), role=role)
    not_over = models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=today())
    held = RoleAssignment.objects.filter(not_over, role=role).values("group")
    return anchors.annotate(is_held=Exists(rows.filter(group__in=held)))
