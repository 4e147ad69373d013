"""What people choose about mail to themselves: at once or one a day, and which kinds they don't want."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.mail.kinds import all_kinds, kind_of
from digiportal.mail.models import MailChoices, Message, Rhythm, State
from digiportal.records.recording import record


@dataclass(frozen=True)
class Wishes:
    """What a receiver wants; ``refused`` are names of kinds."""

    is_daily: bool = False
    refused: frozenset[str] = field(default_factory=frozenset)


def wishes_of(users: Iterable[int]) -> dict[int | None, Wishes]:
    """By the user's key; those who have chosen nothing are left out. One query."""
    chosen = MailChoices.objects.filter(user__in=list(users))
    return {one.user_id: Wishes(one.rhythm == Rhythm.DAILY, frozenset(one.refused)) for one in chosen}


def choices_of(user: User) -> MailChoices:
    """What ``user`` has chosen; unsaved when nothing was ever chosen."""
    return MailChoices.objects.filter(user=user).first() or MailChoices(user=user)


def choose(user: User, rhythm: str, refused: Collection[str]) -> MailChoices:
    """Set what ``user`` wants. Raises ``ValidationError`` for a kind that can't be refused.

    What waits for a digest that no longer comes is sent at once.
    """
    allowed = {kind.name for kind in all_kinds() if kind.may_be_refused}
    if not set(refused) <= allowed:
        raise ValidationError({"wanted": _("This kind of mail can't be stopped.")})
    with transaction.atomic():
        choices = _locked(user)
        choices.rhythm = rhythm
        choices.refused = sorted(refused)
        record(choices, user, _("Chose what mail to get."))
        if rhythm == Rhythm.AT_ONCE:
            Message.objects.filter(user=user, state=State.WAITING, is_held=True).update(is_held=False)
    return choices


def refuse(user: User, kind: str) -> MailChoices:
    """Stop mail of ``kind`` to ``user``; once is enough. Raises ``ValidationError`` for a kind that can't be refused."""
    if not kind_of(kind).may_be_refused:
        raise ValidationError(_("This kind of mail can't be stopped."))
    with transaction.atomic():
        choices = _locked(user)
        if kind not in choices.refused:
            choices.refused = sorted({*choices.refused, kind})
            record(choices, user, _("Unsubscribed by the link in a mail."))
    return choices


def _locked(user: User) -> MailChoices:
    """The user's row is the lock, since there may be no choices yet."""
    User.objects.select_for_update().get(pk=user.pk)
    return choices_of(user)
