"""The list of one's sessions, and ending them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, cast

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts.models import User
from digiportal.accounts.sessions.device import device_in_words
from digiportal.accounts.sessions.services import end_session, end_sessions, live_sessions


@dataclass(frozen=True)
class ShownSession:
    """A session in words."""

    session: UserSession
    device: str
    is_current: bool


class OwnSessions(RightRequired):
    """About the sessions of whoever asks."""

    required_right: ClassVar[str] = LOGGED_IN

    @property
    def user(self) -> User:
        return cast(User, self.request.user)


class Sessions(OwnSessions, TemplateView):
    """Where I am logged in: device, address, when last seen."""

    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        key = self.request.session.session_key
        shown = [
            ShownSession(
                session, device_in_words(session.user_agent) or _("Unknown device"), session.session_key == key
            )
            for session in live_sessions(self.user)
        ]
        shown.sort(key=lambda each: not each.is_current)
        others = sum(not each.is_current for each in shown)
        return super().get_context_data(**kwargs) | {"sessions": shown, "others": others}


class EndSession(OwnSessions):
    """End one of one's own; nothing happens to anybody else's, or to one that is over already."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        end_session(self.user, pk)
        messages.success(request, _("That device is logged out."))
        return HttpResponseRedirect(reverse("usersessions_list"))


class EndOtherSessions(OwnSessions):
    """End all but this one."""

    def post(self, request: HttpRequest) -> HttpResponse:
        end_sessions(self.user, but=request.session.session_key)
        messages.success(request, _("All other devices are logged out."))
        return HttpResponseRedirect(reverse("usersessions_list"))
