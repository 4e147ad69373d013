"""Notes when a session was last seen, and from where, at most every five minutes."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

EVERY = datetime.timedelta(minutes=5)


class NoteSessions:
    """Costs somebody logged in one update, which mostly finds nothing to change; the session itself isn't saved by it,
    so that it runs out when it would."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            note_seen(request)
        return self.get_response(request)


def note_seen(request: HttpRequest) -> None:
    now = timezone.now()
    session = UserSession.objects.filter(session_key=request.session.session_key, last_seen_at__lt=now - EVERY)
    session.update(last_seen_at=now, ip=get_adapter().get_client_ip(request))
