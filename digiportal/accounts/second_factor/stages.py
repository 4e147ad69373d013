"""When a log-in needs its second step."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from digiportal.accounts.second_factor.session import PROVIDER


class SecondStepStage(AuthenticateStage):  # type: ignore[misc]
    """Not after a log-in by a provider, which answers for the second factor itself."""

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        is_by_provider = bool(records) and records[-1]["method"] == PROVIDER
        return not is_by_provider and super()._should_handle(request)
