"""Sessions by a provider: how long they last, and how the provider ends them (front-channel logout)."""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from digiportal.accounts.models import User
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.models import ProviderSession
from digiportal.accounts.providers.provider import find_provider

LONGEST = datetime.timedelta(hours=24)
"""No session by a provider lasts longer (configuration)."""

PROVIDER = "login_provider"
"""Key in the session: the id of the provider by which it began."""


def connect() -> None:
    """Hear of log-ins; called once, when the application is ready."""
    user_logged_in.connect(note_session, dispatch_uid="digiportal.accounts.providers.note_session")


def note_session(request: HttpRequest, user: User, sociallogin: SocialLogin | None = None, **kwargs: Any) -> None:
    """Let the session last as long as the provider's entry says, and remember which one at the provider it came of."""
    provider = find_provider(sociallogin.account.provider) if sociallogin else None
    if sociallogin is None or provider is None:
        return
    request.session[PROVIDER] = provider.id
    request.session.set_expiry(provider.session_hours * 60 * 60)
    identity = Identity.from_kept(sociallogin.account.extra_data)
    ProviderSession.objects.filter(created_at__lt=timezone.now() - LONGEST).delete()
    if identity.session and request.session.session_key:
        ProviderSession.objects.update_or_create(
            session_key=request.session.session_key,
            defaults={"user": user, "provider": provider.id, "issuer": identity.issuer, "sid": identity.session},
        )


def end_sessions(provider_id: str, issuer: str, sid: str) -> int:
    """End the portal's sessions that came of the provider's session ``sid``; returns how many there were."""
    found = ProviderSession.objects.filter(provider=provider_id, issuer=issuer, sid=sid)
    engine = import_module(settings.SESSION_ENGINE)
    for session in found:
        engine.SessionStore(session.session_key).delete()
    return found.delete()[0]
