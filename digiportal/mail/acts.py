"""What those who operate the portal do about mail that didn't go as it should. Each act needs ``see_operation``."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.access.models import Portal
from digiportal.mail.models import Message, State
from digiportal.mail.posting import start_sending
from digiportal.records.recording import record
from digiportal.records.states import StateMachine, Transition

SEND_AGAIN, ARRIVED, GIVE_UP = "send_again", "arrived", "give_up"

MACHINE = StateMachine(
    Transition(SEND_AGAIN, (State.FAILED, State.UNCERTAIN, State.BOUNCED), State.WAITING, "see_operation"),
    Transition(ARRIVED, (State.UNCERTAIN,), State.SENT, "see_operation"),
    Transition(GIVE_UP, (State.WAITING, State.FAILED, State.UNCERTAIN, State.BOUNCED), State.GIVEN_UP, "see_operation"),
)


def send_again(actor: Any, message: Message) -> Message:
    """Let it be sent once more, at once. Raises ``PermissionDenied``, or ``ValidationError`` when it can't be."""
    with transaction.atomic():
        message = _locked(actor, message, SEND_AGAIN)
        message.tries, message.next_try_at, message.handing_over_at = 0, timezone.now(), None
        message.reason, message.detail = "", ""
        record(message, actor, _("Sent again."))
        start_sending()
    return message


def note_arrived(actor: Any, message: Message) -> Message:
    """Note that an uncertain one arrived. Raises as ``send_again`` does."""
    with transaction.atomic():
        message = _locked(actor, message, ARRIVED)
        message.sent_at, message.next_try_at = message.handing_over_at or timezone.now(), None
        message.reason, message.detail = "", ""
        return record(message, actor, _("Noted that it arrived."))


def give_up(actor: Any, message: Message) -> Message:
    """Do no more about it. Raises as ``send_again`` does."""
    with transaction.atomic():
        message = _locked(actor, message, GIVE_UP)
        message.next_try_at, message.is_held = None, False
        return record(message, actor, _("Gave up."))


def possible_acts(message: Message) -> list[str]:
    """What can be done about it now. One whose content has been cleared can't be sent again."""
    return [act for act in MACHINE.possible(message.state) if act != SEND_AGAIN or message.sealed]


def _locked(actor: Any, message: Message, act: str) -> Message:
    """The message as it is now, in the state after ``act``; an attempt under way no longer counts."""
    authorise(actor, "see_operation", Portal.objects.get())
    message = Message.objects.select_for_update().get(pk=message.pk)
    message.state = MACHINE.after(act, message.state)
    message.attempt = None
    return message
