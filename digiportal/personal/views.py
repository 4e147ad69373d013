"""All that the portal has about oneself, as one file; and the page on which an administrator anonymises who has left."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from digiportal.access.operation import OnPortal
from digiportal.access.views import LOGGED_IN
from digiportal.accounts.limits import within_limit
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.audit import note
from digiportal.audit.events import PERSON_EXPORTED
from digiportal.clock import today
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm
from digiportal.personal.anonymising import anonymise
from digiportal.personal.exporting import NAME, personal_archive
from digiportal.personal.registry import all_sections


class OwnData(RecentlyAuthenticated, TemplateView):
    """Says what the file holds; the button makes it. A stolen session gets neither."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "personal/own_data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"sections": all_sections()}

    def post(self, request: HttpRequest) -> HttpResponse:
        user = cast(User, request.user)
        if not within_limit(request, "personal_data", str(user.pk)):
            return render(request, "429.html", status=429)
        note(PERSON_EXPORTED, user, obj=user)
        response = HttpResponse(personal_archive(user), content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="{NAME}-{today().isoformat()}.zip"'
        response.headers["Cache-Control"] = "private, no-store"
        return response


class AnonymiseForm(PortalForm):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        help_text=gettext_lazy("For example that the person has left the municipality. It stands in the history."),
    )


class Anonymise(RecentlyAuthenticated, OnPortal, ActForm):
    """404 for those who may not, and for a user who doesn't exist."""

    required_right: ClassVar[str] = "manage_users"
    template_name = "personal/anonymise.html"
    form_class = AnonymiseForm
    submit_label: ClassVar[str | Promise] = gettext_lazy("Anonymise")
    success_message: ClassVar[str | Promise] = gettext_lazy("The person is anonymised.")

    def get_object(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_title(self) -> str:
        return _("Anonymise %(name)s") % {"name": self.object.full_name}

    def act(self, form: AnonymiseForm) -> User:
        return anonymise(cast(User, self.request.user), self.object, form.cleaned_data["reason"])

    def get_success_url(self, result: User) -> str:
        return reverse("personal:people")
