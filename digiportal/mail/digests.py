"""The day's digest: what waited for it, in one mail, for those who want mail together."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.mail.kinds import register_kind
from digiportal.mail.models import Message, State
from digiportal.mail.posting import post
from digiportal.sealing import CannotOpen

DIGEST = "digest"


def register() -> None:
    """Called once, when the application is ready."""
    register_kind(DIGEST, _("The day's digest"), _("You get this because you chose to get mail together, once a day."))


def write_digests() -> int:
    """Put what waits for it into one mail for each receiver; returns how many were written. Doing it twice does no harm."""
    held = Message.objects.filter(state=State.WAITING, is_held=True)
    receivers = User.objects.filter(pk__in=held.values("user"))
    return sum(_write_digest(user) for user in receivers)


def _write_digest(user: User) -> int:
    with transaction.atomic():
        held = Message.objects.select_for_update().filter(user=user, state=State.WAITING, is_held=True)
        waiting = list(held.order_by("created_at", "pk"))
        if not waiting:
            return 0
        key = f"{today().isoformat()}:{waiting[-1].pk}"
        post(DIGEST, [user], {"items": [_item(message) for message in waiting]}, key=key)
        digest = Message.objects.get(kind=DIGEST, key=key, user=user)
        Message.objects.filter(pk__in=[message.pk for message in waiting]).update(
            state=State.CARRIED, is_held=False, carrier=digest, next_try_at=None
        )
    return 1


def _item(message: Message) -> dict[str, str]:
    """What a digest says of a mail: its subject, and the page that it leads to."""
    try:
        content = message.content()
    except CannotOpen:
        content = None
    return {"title": content.subject if content else str(message.kind_title), "path": message.about_url}
