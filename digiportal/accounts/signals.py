"""When somebody logged in last is noted without a line in the history: it is no change that a person made.

A new password by mail takes back what was counted of wrong ones.
"""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_reset
from django.contrib.auth.models import update_last_login
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from digiportal.accounts.guessing import forget_attempts
from digiportal.accounts.models import User


def connect() -> None:
    """Take the place of Django's own receiver, which saves the user."""
    user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")
    user_logged_in.connect(note_log_in, dispatch_uid="digiportal.accounts.note_log_in")
    password_reset.connect(forget_wrong_ones, dispatch_uid="digiportal.accounts.forget_wrong_ones")


def note_log_in(sender: Any, user: User, **kwargs: Any) -> None:
    """The moment is the machine's, also on the demonstration's fixed day: reset links hang on it."""
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())


def forget_wrong_ones(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Whoever has the mail has shown who it is."""
    forget_attempts(request, user.email)
