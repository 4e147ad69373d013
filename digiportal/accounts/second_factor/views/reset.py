"""The page on which an administrator resets somebody's second factor."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.conf import settings
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from digiportal.access.operation import OnPortal
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.accounts.second_factor.services import reset_second_factor
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm


class ResetSecondFactor(RecentlyAuthenticated, OnPortal, ActForm):
    """404 for those who may not, and for a user who doesn't exist."""

    required_right: ClassVar[str] = "manage_users"
    form_class = PortalForm
    title = gettext_lazy("Reset the second factor")
    submit_label = gettext_lazy("Reset it")
    success_message = gettext_lazy("The second factor is reset.")

    def get_object(self) -> User:
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_consequence(self) -> str:
        return _(
            "%(name)s is logged out everywhere, and can then log in with the password alone and set up a new second factor. "
            "Be sure that it is %(name)s who asks: call a number that you know from before."
        ) % {"name": self.object.full_name}

    def act(self, form: Any) -> User:
        return reset_second_factor(cast(User, self.request.user), self.object)

    def get_success_url(self, result: User) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)
