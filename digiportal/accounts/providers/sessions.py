"""Sessions by a provider: how long they last, and how the provider ends them (front-channel logout)."""

from __future__ import annotations

import datetime
from importlib import import_module
from typing import Any

from allauth.account.signals import password_changed, password_set, user_logged_in
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from digiportal.accounts.models import User
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.models import ProviderSession
from digiportal.accounts.providers.provider import find_provider
from digiportal.audit import note
from digiportal.audit.events import SESSION_ENDED

LONGEST = datetime.timedelta(hours=24)
"""No session by a provider lasts longer (configuration)."""

PROVIDER = "login_provider"
"""Key in the session: the id of the provider by which it began."""

SID = "login_provider_session"
"""Key in the session: provider, issuer and the provider's name for the session (sid)."""


def connect() -> None:
    """Hear of log-ins; called once, when the application is ready."""
    user_logged_in.connect(note_session, dispatch_uid="digiportal.accounts.providers.note_session")
    for changed in (password_changed, password_set):
        changed.connect(follow_session, dispatch_uid="digiportal.accounts.providers.follow_session")


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
        request.session[SID] = [provider.id, identity.issuer, identity.session]
        ProviderSession.objects.update_or_create(
            session_key=request.session.session_key,
            defaults={"user": user, "provider": provider.id, "issuer": identity.issuer, "sid": identity.session},
        )


def follow_session(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A new password gives the session that chose it a new key; it is still the one that the provider may end."""
    sid, key = request.session.get(SID), request.session.session_key
    if sid and key:
        provider_id, issuer, name = sid
        ProviderSession.objects.get_or_create(
            session_key=key, defaults={"user": user, "provider": provider_id, "issuer": issuer, "sid": name}
        )


def end_sessions(provider_id: str, issuer: str, sid: str) -> int:
    """End the portal's sessions that came of the provider's session ``sid``; returns how many there were."""
    found = ProviderSession.objects.filter(provider=provider_id, issuer=issuer, sid=sid).select_related("user")
    engine = import_module(settings.SESSION_ENGINE)
    for session in found:
        engine.SessionStore(session.session_key).delete()
        note(SESSION_ENDED, obj=session.user, how="by_provider", provider=provider_id)
    return found.delete()[0]
