"""Giving a role and ending one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from digiportal.access.anchors import anchor_of_group
from digiportal.access.giving import may_end, roles_to_give
from digiportal.access.models import Portal, RoleAssignment
from digiportal.access.policy import may
from digiportal.access.views import LOGGED_IN, Refused
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.forms.views import ActForm, Text
from programme.models import Organisation, Programme
from programme.role_words import ROLE_WORDS
from programme.roles.acts import MUST_END, end, give
from programme.roles.addresses import role_of
from programme.roles.forms import EndRoleForm, GiveRoleForm
from programme.roles.places import known_users, place_of
from programme.roles.views.frame import frame
from programme.roles.words import role_facts


def roles_url(user: Any, anchor: models.Model) -> str:
    """The page of the anchor's roles for those who see it; else their first page."""
    place = place_of(anchor)
    return place.url(anchor) if place and may(user, place.see, anchor) else "/"


class GiveRole(RecentlyAuthenticated, ActForm):
    """The form by which a role is given; what it lets one do stands above it. 404 for those who may not give it."""

    required_right: ClassVar[str] = "give_roles"
    template_name = "roles/give.html"
    form_class = GiveRoleForm
    submit_label = gettext_lazy("Give the role")
    success_message = gettext_lazy("The role is given.")
    anchor: models.Model
    role: str

    def find_anchor(self) -> models.Model:
        """The anchor of the address, on which the user may give some role."""
        raise NotImplementedError

    def prepare(self) -> None:
        self.anchor = self.find_anchor()
        try:
            self.role = role_of(self.kwargs["role"])
        except LookupError as unknown:
            raise Http404 from unknown
        if self.role not in roles_to_give(self.request.user, self.anchor):
            raise Refused(self.anchor, self.required_right)

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> GiveRoleForm:
        known = known_users(self.anchor).exclude(pk__in=[self.request.user.pk])
        return GiveRoleForm(data, files, known=known, role=self.role, must_end=self.role in MUST_END)

    def get_title(self) -> Text:
        return _("Name %(role)s, %(where)s") % {"role": ROLE_WORDS[self.role], "where": self.anchor}

    def get_consequence(self) -> Text:
        return _("Whoever is new here gets an invitation by e-mail at once. What is given stands in the history.")

    def get_cancel_url(self) -> str:
        return roles_url(self.request.user, self.anchor)

    def get_success_url(self, result: RoleAssignment) -> str:
        return roles_url(self.request.user, self.anchor)

    def act(self, form: GiveRoleForm) -> RoleAssignment:
        try:
            return give(self.request.user, form.receiver, self.anchor, form.gift)
        except ValidationError as error:
            raise _at_email(error) if form.cleaned_data["email"] else error from error

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = role_facts(self.anchor._meta.label, self.role)
        context = super().get_context_data(**kwargs) | frame(self.request.user, self.anchor, facts.title)
        return context | {"facts": facts}


def _at_email(error: ValidationError) -> ValidationError:
    """What is wrong with the person stands where the person was written."""
    by_field = error.update_error_dict({})
    return ValidationError({("email" if name == "person" else name): errors for name, errors in by_field.items()})


class GiveInProgramme(GiveRole):
    def find_anchor(self) -> Programme:
        return self.find(Programme.objects.all(), self.required_right, slug=self.kwargs["programme"])


class GiveInOrganisation(GiveRole):
    def find_anchor(self) -> Organisation:
        return self.find(Organisation.objects.all(), self.required_right, slug=self.kwargs["organisation"])


class GiveInPortal(GiveRole):
    def find_anchor(self) -> Portal:
        return self.find(Portal.objects.all(), self.required_right)


class EndRole(RecentlyAuthenticated, ActForm):
    """The form by which a role is ended. 404 for those who couldn't have given it, and for what a seat gives."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = EndRoleForm
    template_name = "roles/end.html"
    submit_label = gettext_lazy("End the role")
    success_message = gettext_lazy("The end of the role is noted.")
    anchor: models.Model

    def prepare(self) -> None:
        found = RoleAssignment.objects.filter(pk=self.kwargs["pk"], term__isnull=True).select_related("user", "group")
        assignment = found.first()
        if assignment is None:
            raise Http404
        self.anchor = anchor_of_group(assignment.group)
        if not may_end(self.request.user, assignment.role, self.anchor):
            raise Refused(self.anchor, "give_roles")

    def get_object(self) -> RoleAssignment:
        return RoleAssignment.objects.select_related("user", "group").get(pk=self.kwargs["pk"])

    def get_initial(self, obj: Any) -> dict[str, Any]:
        return {}

    def get_title(self) -> Text:
        words = {"role": ROLE_WORDS[self.object.role], "name": self.object.user.full_name}
        return _("End a role: %(name)s, %(role)s") % words

    def get_consequence(self) -> Text:
        name = {"name": self.object.user.full_name}
        return _("From the day after, the role gives %(name)s nothing. Other roles stay as they are.") % name

    def get_cancel_url(self) -> str:
        return roles_url(self.request.user, self.anchor)

    def get_success_url(self, result: RoleAssignment) -> str:
        return self.get_cancel_url()

    def act(self, form: EndRoleForm) -> RoleAssignment:
        return end(self.request.user, self.object, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | frame(self.request.user, self.anchor, _("End a role"))
