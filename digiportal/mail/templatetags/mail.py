"""How the mail about something has gone, on the page of the thing itself."""

from __future__ import annotations

from typing import Any

from django import template

from digiportal.mail.models import Message, Reason, State

register = template.Library()

TONES = {
    State.WAITING: "waiting",
    State.SENDING: "underway",
    State.SENT: "done",
    State.CARRIED: "done",
    State.FAILED: "stopped",
    State.UNCERTAIN: "attention",
    State.BOUNCED: "stopped",
    State.GIVEN_UP: "ended",
}


@register.filter
def mail_tone(state: str) -> str:
    """The tone in which a state of a message is shown."""
    return TONES[State(state)]


@register.inclusion_tag("mail/delivery.html")
def delivery_of(url: str, kinds: str = "") -> dict[str, Any]:
    """The messages about the page ``url``, the newest first; ``kinds`` (with spaces between) narrows them. One query."""
    messages: Any = Message.objects.as_delivered().filter(about_url=url).defer("sealed").order_by("-pk")
    if kinds:
        messages = messages.filter(kind__in=kinds.split())
    return {"lines": [(one, State(one.delivered_state), _words(one.delivered_reason)) for one in messages]}


def _words(reason: str) -> str:
    return str(Reason(reason).label) if reason else ""
