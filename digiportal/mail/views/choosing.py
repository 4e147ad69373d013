"""What one chooses about mail to oneself: on the profile, or by the link in a mail without logging in (RFC 8058)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from digiportal.access.views import LOGGED_IN, PUBLIC, RightRequired
from digiportal.forms.views import ActForm
from digiportal.mail.choices import choices_of, choose, refuse
from digiportal.mail.forms import ChoicesForm
from digiportal.mail.kinds import all_kinds
from digiportal.mail.models import MailChoices
from digiportal.mail.refusing import read_refusal


class Choices(ActForm):
    """Mail at once or once a day; which kinds may be stopped, and why the others may not."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = ChoicesForm
    template_name = "mail/choices.html"
    title = _("Mail to me")

    def get_object(self) -> MailChoices:
        return choices_of(self.request.user)  # type: ignore[arg-type]

    def get_initial(self, obj: MailChoices) -> dict[str, Any]:
        wanted = [kind.name for kind in all_kinds() if kind.may_be_refused and kind.name not in obj.refused]
        return {"rhythm": obj.rhythm, "wanted": wanted}

    def act(self, form: ChoicesForm) -> MailChoices:
        may_be_refused = {kind.name for kind in all_kinds() if kind.may_be_refused}
        refused = may_be_refused - set(form.cleaned_data.get("wanted", ()))
        return choose(self.request.user, form.cleaned_data["rhythm"], refused)  # type: ignore[arg-type]

    def get_success_url(self, result: MailChoices) -> str:
        return reverse("mail:choices")

    def get_cancel_url(self) -> str:
        return reverse("accounts:profile")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        obliged = [kind for kind in all_kinds() if not kind.may_be_refused]
        return super().get_context_data(**kwargs) | {"obliged": obliged}


@method_decorator(csrf_exempt, name="dispatch")
class Refuse(RightRequired):
    """The link in a mail. Opening it only asks, since scanners of mail open all links; a POST does it, once or many times.

    The mail program posts by itself and has no token against forged requests: the address is the secret.
    """

    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer(request, is_done=False)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer(request, is_done=True)

    def _answer(self, request: HttpRequest, is_done: bool) -> HttpResponse:
        found = read_refusal(self.kwargs["token"])
        if found is None:
            return render(request, "mail/refusal_unknown.html", status=404)
        user, kind = found
        if not kind.may_be_refused:
            return render(request, "mail/refusal_unknown.html", {"kind": kind}, status=410)
        if is_done:
            refuse(user, kind.name)
        with translation.override(user.language):
            return render(request, "mail/refusal.html", {"kind": kind, "receiver": user, "is_done": is_done})
