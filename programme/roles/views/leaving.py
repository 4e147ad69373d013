"""Somebody leaves: what is running, to whom each thing goes, and one button."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.forms.views import ActForm, Text
from programme.roles.forms import EndRoleForm
from programme.roles.holders import Held, held_by
from programme.roles.leaving import leave, may_let_leave, roles_to_end, terms_to_end
from programme.roles.places import place_of
from programme.roles.running import RunningThing, running_of
from programme.views.base import Crumb


class LeaveForm(EndRoleForm):
    """The last day, and for each thing to whom it goes; the fields are named as the act names the things."""

    field_order = ["last_day", "reason"]

    def __init__(self, *args: Any, labels: dict[str, str], people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = list(labels)
        nobody = [("", pgettext("leaving", "Nobody yet: left open"))]
        for key, label in labels.items():
            self.fields[key] = forms.ChoiceField(label=label, choices=nobody + people, required=False)

    def successors(self) -> dict[str, User]:
        """Who takes over what, once the form is valid."""
        chosen = {key: self.cleaned_data[key] for key in self.keys if self.cleaned_data[key]}
        users = User.objects.in_bulk([int(pk) for pk in chosen.values()])
        return {key: users[int(pk)] for key, pk in chosen.items()}


class Leave(RecentlyAuthenticated, ActForm):
    """404 for those who may end none of the person's roles, and for oneself."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = LeaveForm
    template_name = "roles/leaving.html"
    submit_label = pgettext_lazy("leaving", "End the roles")
    success_message = gettext_lazy("The roles end, and what you chose is handed over.")
    person: User
    held: list[Held]
    things: list[RunningThing]

    def prepare(self) -> None:
        found = User.objects.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        self.person, self.held = found, held_by(found, self.request.user)
        if not may_let_leave(self.request.user, found, self.held):
            raise Http404
        self.things = running_of(found, self.request.user)

    def get_object(self) -> User:
        return self.person

    def get_initial(self, obj: Any) -> dict[str, Any]:
        return {}

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> LeaveForm:
        return LeaveForm(data, files, labels=self._labels(), people=self._people())

    def _labels(self) -> dict[str, str]:
        words = pgettext("leaving", "%(role)s, %(where)s: goes to")
        roles = {
            f"role_{one.assignment.pk}": words % {"role": capfirst(one.title), "where": one.anchor}
            for one in roles_to_end(self.request.user, self.held)
        }
        things = {
            thing.key: pgettext("leaving", "%(kind)s «%(title)s»: goes to") % {"kind": thing.kind, "title": thing.title}
            for thing in self.things
            if thing.hand_over is not None
        }
        return roles | things

    def _people(self) -> list[tuple[str, str]]:
        """Those who have to do with any of the places, in one list for all the fields."""
        known = Q(pk__in=())
        for one in self.held:
            place = place_of(one.anchor)
            if place is not None:
                known |= Q(pk__in=User.objects.filter(place.known(one.anchor)).values("pk"))
        users = User.objects.filter(known, is_active=True).exclude(pk__in=[self.person.pk, self.request.user.pk])
        return [(str(user.pk), user.full_name) for user in users]

    def get_title(self) -> Text:
        return _("%(name)s leaves") % {"name": self.person.full_name}

    def get_consequence(self) -> Text:
        return _("All roles and seats that you may end, end with the last day. What nobody takes over stands as open.")

    def get_cancel_url(self) -> str:
        return reverse("roles:person", args=[self.person.pk])

    def get_success_url(self, result: User) -> str:
        return self.get_cancel_url()

    def act(self, form: LeaveForm) -> User:
        typed = form.cleaned_data
        return leave(self.request.user, self.person, typed["last_day"], form.successors(), typed["reason"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        endable = {one.assignment.pk for one in roles_to_end(self.request.user, self.held)}
        others = [one for one in self.held if not one.is_over and not one.seat and one.assignment.pk not in endable]
        return super().get_context_data(**kwargs) | {
            "person": self.person,
            "terms": terms_to_end(self.request.user, self.person),
            "things": self.things,
            "others": others,
            "breadcrumbs": [
                Crumb(pgettext("navigation", "Home"), "/"),
                Crumb(self.person.full_name, self.get_cancel_url()),
                Crumb(pgettext("breadcrumb", "Leaves")),
            ],
        }
