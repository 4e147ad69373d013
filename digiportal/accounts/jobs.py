"""What is tidied up of log-ins."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.sessions.services import forget_ended_sessions
from digiportal.jobs.defining import task


@task(title=_("Forget sessions that are over"), cron="41 1 * * *")
def forget_sessions() -> None:
    """Django's own rows first, then what is known of their devices and addresses."""
    engine: Any = import_module(settings.SESSION_ENGINE)
    engine.SessionStore.clear_expired()
    forget_ended_sessions()
