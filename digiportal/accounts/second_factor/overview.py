"""How somebody logs in, what protects it and what is missing: the facts of the page «Security» and their summary."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.accounts.second_factor.demand import is_demanded
from digiportal.accounts.second_factor.trust import remembered_until
from digiportal.accounts.sessions.services import live_sessions
from digiportal.accounts.ways_in import WayIn, ways_in

FEW_CODES = 3
"""With fewer recovery codes than this, new ones should be made."""


@dataclass(frozen=True)
class Passkey:
    """A passkey as its owner knows it."""

    pk: int
    name: str
    made_at: datetime.datetime
    last_used_at: datetime.datetime | None


@dataclass(frozen=True)
class Protection:
    """What a user has; ``codes_left`` is None for somebody who has no recovery codes."""

    email: str
    has_password: bool
    providers: list[WayIn]
    code_app: Authenticator | None
    passkeys: list[Passkey]
    codes_left: int | None
    is_demanded: bool
    remembered_until: datetime.datetime | None
    session_count: int

    @property
    def has_factor(self) -> bool:
        return self.code_app is not None or bool(self.passkeys)

    @property
    def has_few_codes(self) -> bool:
        return self.codes_left is not None and self.codes_left < FEW_CODES

    @property
    def answer(self) -> str:
        """How one logs in and what protects it, in a sentence or two."""
        if not self.has_password:
            return _by_provider(get_text_list([way.name for way in self.providers], _("or")))
        if not self.has_factor:
            return _("You log in with e-mail and password alone. Whoever learns the password can get in as you.")
        assurance = _("Nobody gets in with your password alone.")
        return f"{self._how()} {assurance}"

    def _how(self) -> str:
        if self.code_app and self.passkeys:
            return _("You log in with a passkey, or with your password and a code.")
        if self.passkeys:
            return _("You log in with a passkey, or with your password and the passkey.")
        return _("You log in with your password and a code from your code app.")


def _by_provider(names: str) -> str:
    if not names:
        return _("You have no password here.")
    return _("You log in with %(names)s, which looks after the protection of the log-in. Nothing is missing here.") % {
        "names": names
    }


def protection_of(request: HttpRequest, user: User) -> Protection:
    """What protects ``user``'s log-in, in a fixed number of queries."""
    factors: dict[Any, list[Authenticator]] = {kind: [] for kind in Authenticator.Type}
    for factor in Authenticator.objects.filter(user=user).order_by("pk"):
        factors[factor.type].append(factor)
    return Protection(
        email=user.email,
        has_password=user.has_usable_password(),
        providers=ways_in(user),
        code_app=next(iter(factors[Authenticator.Type.TOTP]), None),
        passkeys=[_passkey(factor) for factor in factors[Authenticator.Type.WEBAUTHN]],
        codes_left=next((unused(codes) for codes in factors[Authenticator.Type.RECOVERY_CODES]), None),
        is_demanded=is_demanded(request),
        remembered_until=remembered_until(request, user),
        session_count=len(live_sessions(user)),
    )


def _passkey(factor: Authenticator) -> Passkey:
    return Passkey(factor.pk, factor.wrap().name, factor.created_at, factor.last_used_at)


def unused(codes: Authenticator) -> int:
    """How many recovery codes are left, without reading them."""
    used: int = codes.data["used_mask"]
    return app_settings.RECOVERY_CODE_COUNT - used.bit_count()
