"""The mails about one's log-in, which allauth asks for, as kinds of the portal."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.models import User
from digiportal.accounts.sessions.device import device_in_words
from digiportal.mail.kinds import register_kind
from digiportal.mail.posting import post

KINDS = {
    "account/email/password_reset_key": ("account_password_reset_key", _("A new password is asked for")),
    "account/email/password_reset": ("account_password_reset", _("The password is changed")),
    "account/email/password_changed": ("account_password_changed", _("The password is changed")),
    "mfa/email/recovery_codes_generated": ("mfa_recovery_codes_generated", _("New recovery codes")),
    "mfa/email/reset": ("mfa_reset", _("The second factor is reset")),
    "mfa/email/totp_activated": ("mfa_totp_activated", _("A code app is set up")),
    "mfa/email/totp_deactivated": ("mfa_totp_deactivated", _("The code app is removed")),
    "mfa/email/webauthn_added": ("mfa_webauthn_added", _("A passkey is made")),
    "mfa/email/webauthn_removed": ("mfa_webauthn_removed", _("A passkey is removed")),
}
"""By the name that allauth has for it."""

SAID = ("timestamp", "ip")
"""What the mails say of what allauth hands over."""


def register() -> None:
    """Called once, when the application is ready."""
    for name, title in KINDS.values():
        register_kind(name, title, _("You get this because it is about the security of your log-in."))


def post_for_allauth(template_prefix: str, email: str, context: dict[str, Any]) -> None:
    """Write to the user who has ``email``. Raises ``LookupError`` for mail that the portal doesn't know."""
    kind, _title = KINDS[template_prefix]
    said = {name: context[name] for name in SAID if name in context}
    if "password_reset_url" in context:
        said["url"] = settings.PORTAL_ADDRESS + urlsplit(context["password_reset_url"]).path
    for user in User.objects.filter(email__iexact=email):
        with translation.override(user.language):
            device = device_in_words(context.get("user_agent", "")) or str(_("Unknown device"))
        post(kind, [user], said | {"device": device})
