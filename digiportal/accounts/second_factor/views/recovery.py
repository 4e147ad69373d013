"""Recovery codes, for the day when phone and passkey are lost: shown once, and made anew."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from allauth.mfa import app_settings
from allauth.mfa.recovery_codes.internal.flows import view_recovery_codes
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from digiportal.accounts.second_factor import onwards
from digiportal.accounts.second_factor.overview import unused
from digiportal.accounts.second_factor.views.factors import OwnFactor


@method_decorator(never_cache, name="dispatch")
class RecoveryCodes(OwnFactor, TemplateView):
    """The codes the first time; afterwards only how many are left. They leave the server once, the text file included."""

    template_name = "mfa/recovery_codes.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found, may_see = view_recovery_codes(request)
        if found is None:
            raise Http404
        codes = [in_two(code) for code in found.get_unused_codes()] if may_see else []
        shown = {"codes": codes, "left": unused(found.instance), "of": app_settings.RECOVERY_CODE_COUNT}
        if codes:
            shown |= {"file_address": self._file_address(codes), "onwards": onwards.onwards(request)}
            onwards.arrived(request)
        return self.render_to_response(self.get_context_data(**shown))

    def _file_address(self, codes: list[str]) -> str:
        text = render_to_string("mfa/recovery_codes.txt", {"codes": codes}, self.request)
        return f"data:text/plain;charset=utf-8,{quote(text)}"


class NewRecoveryCodes(OwnFactor, GenerateRecoveryCodesView):  # type: ignore[misc]
    """New codes; the earlier ones no longer count."""

    template_name = "mfa/new_recovery_codes.html"


def in_two(code: str) -> str:
    """A code as it is easiest to write down: «1234 5678»."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
