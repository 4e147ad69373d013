"""Where somebody is logged in, and ending it. A session that is ended is over with its next request."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from digiportal.accounts.models import User
from digiportal.audit import note
from digiportal.audit.events import SESSION_ENDED


def live_sessions(user: User) -> list[UserSession]:
    """The sessions in which ``user`` is logged in, the one last seen first."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=live).order_by("-last_seen_at", "-pk"))


def end_session(user: User, pk: int) -> bool:
    """End one session of ``user``'s own; False when there is none such."""
    return _end(user, UserSession.objects.filter(user=user, pk=pk)) > 0


def end_sessions(user: User, but: str | None = None) -> int:
    """End all sessions of ``user`` but the one whose key is ``but``; returns how many there were."""
    return _end(user, UserSession.objects.filter(user=user).exclude(session_key=but))


def forget_ended_sessions() -> int:
    """Remove what is known of sessions that are over, device and address included; returns how many there were."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.exclude(session_key__in=live).delete()[0]


def _end(user: User, sessions: QuerySet[UserSession]) -> int:
    with transaction.atomic():
        keys = list(sessions.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        ended = sessions.filter(session_key__in=keys).delete()[0]
        if ended:
            note(SESSION_ENDED, obj=user, count=ended)
    return ended
