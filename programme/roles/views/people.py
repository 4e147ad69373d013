"""What a person has and had; one's own; and what each role gives."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts.models import User
from programme.roles.holders import held_by
from programme.roles.leaving import may_let_leave
from programme.roles.words import all_role_facts
from programme.views.base import Crumb


class PersonRoles(RightRequired, TemplateView):
    """Roles and seats of somebody, as far as the reader may see them; 404 where that is nothing."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "roles/person.html"
    person: User

    def prepare(self) -> None:
        found = User.objects.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        self.person = found
        self.held = held_by(found, self.request.user)
        if not self.held and found.pk != self.request.user.pk:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_own = self.person.pk == self.request.user.pk
        leaves = not is_own and may_let_leave(self.request.user, self.person, self.held)
        return super().get_context_data(**kwargs) | {
            "person": self.person,
            "is_own": is_own,
            "held": [one for one in self.held if not one.is_over],
            "had": [one for one in self.held if one.is_over],
            "leaving_url": reverse("roles:leaving", args=[self.person.pk]) if leaves else "",
            "breadcrumbs": self._breadcrumbs(is_own),
        }

    def _breadcrumbs(self, is_own: bool) -> list[Crumb]:
        home = Crumb(pgettext("navigation", "Home"), "/")
        if is_own:
            return [home, Crumb(_("My profile"), reverse("accounts:profile")), Crumb(_("My roles"))]
        return [home, Crumb(self.person.full_name)]


class OwnRoles(PersonRoles):
    """One's own, the same page."""

    def prepare(self) -> None:
        self.kwargs["pk"] = self.request.user.pk
        super().prepare()


class WhatRolesGive(RightRequired, TemplateView):
    """Each role in plain words, from the tables of rights."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "roles/what_roles_give.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        home = Crumb(pgettext("navigation", "Home"), "/")
        return super().get_context_data(**kwargs) | {
            "kinds": all_role_facts(),
            "breadcrumbs": [home, Crumb(_("What each role gives"))],
        }
