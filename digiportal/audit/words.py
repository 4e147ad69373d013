"""The facts of a line in words. Packages add what only they can say, such as the names of roles."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.ui.dates import long_date

Words = Callable[[Any], str | Promise]

LABELS: dict[str, str | Promise] = {
    "path": _("address"),
    "how": pgettext_lazy("event", "how"),
    "reason": _("because"),
    "provider": _("provider"),
    "person": _("person"),
    "email": _("e-mail"),
    "role": _("role"),
    "valid_from": _("from"),
    "valid_to": _("until"),
    "kind": pgettext_lazy("event", "kind"),
    "what": pgettext_lazy("event", "what"),
    "count": _("how many"),
}
"""Fact → its name. Facts without a name here are for machines, and aren't shown."""

VALUES: dict[str, str | Promise] = {
    "password": _("password"),
    "mfa": _("second factor"),
    "socialaccount": _("provider"),
    "trusted_device": _("remembered device"),
    "persona": _("persona of the demonstration"),
    "wrong_password": _("wrong password"),
    "unknown_address": _("nobody has that e-mail"),
    "too_often": _("tried too often"),
    "not_active": _("the access is closed"),
    "wrong_code": _("wrong code"),
    "used_code": _("code used before"),
    "wrong_passkey": _("passkey not accepted"),
    "log_in": pgettext_lazy("event", "at the log-in"),
    "confirming": pgettext_lazy("event", "when confirming who it is"),
    "totp": _("code app"),
    "webauthn": _("passkey"),
    "recovery_codes": _("recovery codes"),
    "own": pgettext_lazy("event", "by the person"),
    "by_provider": pgettext_lazy("event", "by the provider"),
    "by_mail": pgettext_lazy("event", "by a link in the mail"),
    "reminder": _("reminder"),
    "unreachable": _("the provider could not be reached"),
    "not_trusted": _("the answer could not be trusted"),
    "out_of_date": _("begun too long ago"),
    "tenant": _("the organisation isn't let in"),
    "level": _("too low a level of security"),
    "somebody_else": _("it was somebody else"),
    "unknown_identity": _("nobody has that log-in here"),
    "other_address": _("another address than the invited one"),
    "other_organisation": _("another organisation"),
    "log": pgettext_lazy("event", "the log"),
}

_words: dict[str, Words] = {}
_kinds: dict[str, str | Promise] = {"accounts.User": _("person"), "access.Portal": _("the portal")}


def register_words(fact: str, words: Words) -> None:
    """Let ``words`` say the values of ``fact``."""
    _words[fact] = words


def register_kinds(kinds: dict[str, str | Promise]) -> None:
    """Say what kind of thing a model's label, such as ``"programme.Case"``, is."""
    _kinds.update(kinds)


def kind_in_words(label: str) -> str:
    """The word for a model's label; empty for one that nobody has a word for."""
    return str(_kinds.get(label, ""))


def facts_in_words(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and value of each fact that has a name, in the page's language."""
    for fact, label in LABELS.items():
        if facts.get(fact) not in (None, "", []):
            yield str(label), _in_words(fact, facts[fact])


def _in_words(fact: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(fact, one) for one in value)
    if fact in _words:
        return str(_words[fact](value))
    if fact.startswith("valid_"):
        return long_date(datetime.date.fromisoformat(value))
    return str(VALUES.get(value, value))
