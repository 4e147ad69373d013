"""One's own name and language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from digiportal.access.views import LOGGED_IN
from digiportal.accounts.forms import ProfileForm
from digiportal.accounts.models import User
from digiportal.accounts.services import change_profile
from digiportal.forms.views import ActForm


class Profile(ActForm):
    """The profile; the language chosen here takes the place of one chosen on this machine before."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = ProfileForm
    template_name = "accounts/profile.html"
    title = _("My profile")

    def get_object(self) -> User:
        return get_object_or_404(User, pk=self.request.user.pk)

    def act(self, form: ProfileForm) -> User:
        user = change_profile(self.get_object(), **form.cleaned_data)
        translation.activate(user.language)
        return user

    def get_success_url(self, result: User) -> str:
        return reverse("accounts:profile")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if response.status_code == 302:
            response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response
