"""One-click log-in as one of the personas: in the demonstration alone, 404 everywhere else."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import TemplateView

from digiportal.access.views import PUBLIC, RightRequired
from digiportal.accounts.demonstration import persona_user, personas_by_group
from digiportal.accounts.recent import PERSONA, note_authentication
from digiportal.audit import note
from digiportal.audit.events import LOG_IN


class InDemonstration(RightRequired):
    """404 unless the settings say that this is the demonstration."""

    required_right: ClassVar[str] = PUBLIC

    def prepare(self) -> None:
        if not settings.DEMONSTRATION:
            raise Http404


class Personas(InDemonstration, TemplateView):
    """Everybody one can be, by cooperation, with their roles in plain words and one button each."""

    template_name = "accounts/personas.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        next_url = self.request.GET.get(REDIRECT_FIELD_NAME, "")
        return super().get_context_data(**kwargs) | {"groups": personas_by_group(), "next_url": next_url}


class LogInAsPersona(InDemonstration):
    """Logs in as the persona whose e-mail was posted; 404 for anybody who isn't one.

    The click counts as an authentication of this moment; later, «demo» is the password that confirms who one is.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = persona_user(request.POST.get("email", ""))
        if user is None:
            raise Http404
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        note_authentication(request, user, PERSONA)
        note(LOG_IN, user, how=[PERSONA])
        UserSession.objects.create_from_request(request)
        return HttpResponseRedirect(_safe(request) or resolve_url(settings.LOGIN_REDIRECT_URL))


def _safe(request: HttpRequest) -> str:
    """Where to go on, when that is on this site."""
    url = request.POST.get(REDIRECT_FIELD_NAME, "")
    is_safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_safe else ""
