"""What the log is told of log-ins, passwords and second factors, mostly by the signals of Django and allauth.

Whoever fails to log in is nobody yet: the user at whom it was tried is what the line is about, not who did it.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest

from digiportal.accounts.models import User
from digiportal.audit import note
from digiportal.audit.events import (
    LOG_IN,
    LOG_IN_REFUSED,
    LOG_OUT,
    PASSWORD_CHANGED,
    SECOND_FACTOR_REFUSED,
    SECOND_FACTOR_REMOVED,
    SECOND_FACTOR_SET,
)

PREFIX = "digiportal.accounts.noting."


def connect() -> None:
    """Hear of them; called once, when the application is ready."""
    heard = [
        (account_signals.user_logged_in, logged_in),
        (user_logged_out, logged_out),
        (account_signals.password_changed, password_changed),
        (account_signals.password_set, password_changed),
        (account_signals.password_reset, password_reset),
        (mfa_signals.authenticator_added, factor_set),
        (mfa_signals.authenticator_reset, factor_set),
        (mfa_signals.authenticator_removed, factor_removed),
        (mfa_signals.authentication_failed, code_refused),
    ]
    for signal, receiver in heard:
        signal.connect(receiver, dispatch_uid=f"{PREFIX}{signal}{receiver.__name__}")


def logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """How: the methods by which the session's user was authenticated, in their order."""
    records = get_authentication_records(request, user)
    providers = [record["provider"] for record in records if "provider" in record]
    note(LOG_IN, user, request, how=[record["method"] for record in records], provider=", ".join(providers))


def logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        note(LOG_OUT, user, request)


def log_in_refused(request: HttpRequest, email: str, reason: str) -> None:
    """Whose e-mail was written is noted where it is somebody's; else nothing of it, since people write passwords there."""
    user = User.objects.filter(email__iexact=email).first()
    if reason == "wrong_password" and user is None:
        reason = "unknown_address"
    elif reason == "wrong_password" and user is not None and not user.is_active:
        reason = "not_active"
    kind = "confirming" if request.user.is_authenticated else "log_in"
    note(LOG_IN_REFUSED, request=request, obj=user, reason=reason, kind=kind)


def password_changed(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note(PASSWORD_CHANGED, user, request)


def password_reset(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note(PASSWORD_CHANGED, user, request, how="by_mail")


def factor_set(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    note(SECOND_FACTOR_SET, user, request, kind=authenticator.type)


def factor_removed(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    note(SECOND_FACTOR_REMOVED, user, request, kind=authenticator.type)


def code_refused(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """``reauthentication`` says that somebody who is logged in was to confirm who it is."""
    when = "confirming" if kwargs.get("reauthentication") else "log_in"
    note(SECOND_FACTOR_REFUSED, request=request, obj=user, reason="wrong_code", kind=when)


def factor_refused(user: User | None, reason: str) -> None:
    """A code that was used before, or a passkey that was not accepted, of which nobody may know whose it is."""
    note(SECOND_FACTOR_REFUSED, obj=user, reason=reason)
