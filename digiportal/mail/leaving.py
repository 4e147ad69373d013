"""What is removed of mail when somebody who has left is anonymised: what it said, where it went, what was chosen."""

from __future__ import annotations

from typing import Any

from digiportal.accounts.models import User
from digiportal.mail.models import MailChoices, Message, State
from digiportal.personal.placeholders import placeholder
from digiportal.personal.registry import PrivateFields, register_private, register_removal


def register() -> None:
    """Called once, when the application is ready."""
    register_removal(forget)
    register_private(PrivateFields(Message, "user_id", _blank))


def forget(user: User) -> None:
    """What waits isn't sent any more."""
    mine = Message.objects.filter(user=user)
    mine.filter(state=State.WAITING).update(state=State.GIVEN_UP, is_held=False, next_try_at=None)
    mine.update(sealed="", about_title="", detail="")
    MailChoices.objects.filter(user=user).delete()


def _blank(user: User) -> dict[str, Any]:
    return {"address": placeholder(user), "name": ""}
