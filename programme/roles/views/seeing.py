"""Beginning and ending to see the portal as a role would."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from digiportal.access.anchors import anchor_of
from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm
from programme.models import Programme
from programme.role_words import ROLE_WORDS
from programme.roles.seeing import anchors_in, start, stop
from programme.roles.views.frame import frame
from programme.roles.words import KINDS


class SeeAsForm(PortalForm):
    """A role and what it is held on."""

    role = forms.ChoiceField(label=pgettext_lazy("see as", "Which role?"))
    where = forms.ChoiceField(label=pgettext_lazy("see as", "Held on what?"))

    def __init__(self, *args: Any, anchors: list[models.Model], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._anchors = {f"{anchor._meta.label}:{anchor.pk}": anchor for anchor in anchors}
        groups: dict[str, list[tuple[str, str]]] = {}
        roles: dict[str, list[tuple[str, str]]] = {}
        for key, anchor in self._anchors.items():
            groups.setdefault(str(KINDS[anchor._meta.label]), []).append((key, str(anchor)))
        for label in dict.fromkeys(anchor._meta.label for anchor in anchors):
            roles[str(KINDS[label])] = [(role, str(ROLE_WORDS[role])) for role in anchor_of(label).rights]
        self.fields["role"].choices = list(roles.items())  # type: ignore[attr-defined]
        self.fields["where"].choices = list(groups.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        anchor = self._anchors.get(typed.get("where", ""))
        if anchor is not None and "role" in typed and typed["role"] not in anchor_of(anchor._meta.label).rights:
            words = {"role": ROLE_WORDS[typed["role"]], "where": anchor}
            raise ValidationError(
                {"where": _("Nobody is %(role)s of %(where)s. Choose what the role is held on.") % words}
            )
        return typed | {"anchor": anchor}


class StartSeeing(ActForm):
    """For the programme leader."""

    required_right: ClassVar[str] = "give_office_roles"
    form_class = SeeAsForm
    template_name = "roles/see_as.html"
    title = gettext_lazy("See the portal as a role would")
    submit_label = gettext_lazy("See as this role")
    success_message = gettext_lazy("You now see the portal as that role would.")
    programme: Programme

    def prepare(self) -> None:
        self.programme = self.find(Programme.objects.all(), self.required_right, slug=self.kwargs["programme"])

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> SeeAsForm:
        return SeeAsForm(data, files, anchors=anchors_in(self.programme))

    def act(self, form: SeeAsForm) -> Programme:
        start(self.request, self.programme, form.cleaned_data["anchor"], form.cleaned_data["role"])
        return self.programme

    def get_cancel_url(self) -> str:
        return reverse("roles:programme", args=[self.programme.slug])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | frame(self.request.user, self.programme, _("See as a role"))


class StopSeeing(RightRequired):
    """The button of the banner."""

    required_right: ClassVar[str] = LOGGED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        slug = stop(request)
        return HttpResponseRedirect(reverse("roles:programme", args=[slug]) if slug else "/")
