"""One's own ways in by a provider: seen, added and removed on the profile; and the provider's word that it is still you."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.accounts.providers.flow import AGAIN, CONNECT, begin
from digiportal.accounts.providers.provider import configured_providers, find_provider, provider_or_404
from digiportal.accounts.providers.ties import ties_of, untie
from digiportal.accounts.recent import RecentlyAuthenticated


class WaysIn(RightRequired, TemplateView):
    """Which providers one logs in with, and which one could."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "socialaccount/ways_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        ties = [(account, find_provider(account.provider), _address(account)) for account in ties_of(user)]
        return super().get_context_data(**kwargs) | {
            "ties": ties,
            "addable": configured_providers(),
            "is_only_way": len(ties) == 1 and not user.has_usable_password(),
        }


class ChangesWaysIn(RecentlyAuthenticated):
    """A button on that page; somebody who comes by GET, as after confirming who one is, is led to the page."""

    required_right: ClassVar[str] = LOGGED_IN

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("log_in:ways-in"))


class AddWayIn(ChangesWaysIn):
    """To a provider, to be tied to who comes back."""

    def post(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        return begin(request, provider_or_404(provider_id), CONNECT, reverse("log_in:ways-in"))


class RemoveWayIn(ChangesWaysIn):
    """An identity logs in as oneself no longer."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user: Any = request.user
        try:
            account = untie(user, pk)
        except PermissionDenied as error:
            raise Http404 from error
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            provider = find_provider(account.provider)
            name = provider.name if provider else account.provider
            messages.success(request, _("You can no longer log in with %(name)s.") % {"name": name})
        return HttpResponseRedirect(reverse("log_in:ways-in"))


class ConfirmWith(RightRequired):
    """The provider is asked to let the user log in anew; nothing changes by it, so a link will do."""

    required_right: ClassVar[str] = LOGGED_IN

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        user: Any = request.user
        if not ties_of(user).filter(provider=provider_id).exists():
            raise Http404
        return begin(request, provider_or_404(provider_id), AGAIN, get_next_redirect_url(request) or "/")


def _address(account: Any) -> str:
    return str(account.get_provider_account())
