"""How the portal bends allauth's second factors: its name, its words, and secrets that lie encrypted."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from digiportal.accounts.second_factor import encryption
from digiportal.accounts.sessions.device import device_in_words


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth asks it for names and messages."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "That isn't the right code. A code holds for half a minute and once only: write the one that the app shows now."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Set up a code app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        """What a new passkey is called until its owner calls it something else: the device that made it."""
        return device_in_words(context.request.headers.get("User-Agent", "")) or _("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}
