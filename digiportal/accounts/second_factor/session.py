"""What a session's authentication is worth: password alone, or more."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.internal.flows.trust import is_trusted_browser
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from digiportal.accounts.models import User
from digiportal.accounts.recent import PERSONA, note_authentication

SECOND_FACTOR = "mfa"
PROVIDER = "socialaccount"
TRUSTED_DEVICE = "trusted_device"
"""Methods under which allauth notes a code, recovery code or passkey, and a provider; and the portal's own, for a log-in
by password on a device that is remembered."""

MORE_THAN_A_PASSWORD = frozenset({SECOND_FACTOR, PROVIDER, TRUSTED_DEVICE, PERSONA})


def has_more_than_a_password(request: HttpRequest) -> bool:
    """Whether the session's user was authenticated by more than a password; False when nobody knows."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(record["method"] in MORE_THAN_A_PASSWORD for record in records)


def note_second_factor(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Setting up a factor shows that one has it: the session counts as authenticated by it from then on."""
    note_authentication(request, user, SECOND_FACTOR, id=authenticator.pk, type=authenticator.type)


def note_trusted_device(request: HttpRequest, user: User) -> None:
    """At a log-in: remember that the device stood in for the second factor."""
    if not has_more_than_a_password(request) and is_trusted_browser(request, user):
        note_authentication(request, user, TRUSTED_DEVICE)
