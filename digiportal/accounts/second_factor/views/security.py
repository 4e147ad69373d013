"""The page «Security»: how I log in, what protects it, what is missing."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts.models import User
from digiportal.accounts.recent import RecentlyAuthenticated
from digiportal.accounts.second_factor import onwards
from digiportal.accounts.second_factor.overview import protection_of
from digiportal.accounts.second_factor.trust import forget_devices


class Security(RightRequired, TemplateView):
    """Also where those of whom a second factor is demanded come to set one up."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "accounts/security.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        onwards.remember(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        protection = protection_of(self.request, cast(User, self.request.user))
        return super().get_context_data(**kwargs) | {"protection": protection}


class ForgetDevices(RecentlyAuthenticated):
    """Every remembered device asks for the second factor again."""

    required_right: ClassVar[str] = LOGGED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        forget_devices(cast(User, request.user))
        messages.success(request, _("All devices are forgotten. At the next log-in each asks for the second factor."))
        return HttpResponseRedirect(reverse("accounts:security"))
