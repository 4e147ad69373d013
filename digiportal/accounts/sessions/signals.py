"""A changed password ends the sessions that the earlier one opened."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.http import HttpRequest

from digiportal.accounts.models import User
from digiportal.accounts.sessions.services import end_sessions


def connect() -> None:
    """Hear of passwords; called once, when the application is ready."""
    for signal in (password_changed, password_reset, password_set):
        signal.connect(end_others, dispatch_uid="digiportal.accounts.sessions.end_others")


def end_others(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """All but the one in which it was changed; all of them when it was reset by mail."""
    is_own = request.user.is_authenticated and request.user.pk == user.pk
    end_sessions(user, but=request.session.session_key if is_own else None)
