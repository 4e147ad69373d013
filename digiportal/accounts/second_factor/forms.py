"""The forms of the second factor, with allauth's doing and the portal's words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
    SignupWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.forms import Widget
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.forms import OwnWords
from digiportal.accounts.noting import factor_refused
from digiportal.accounts.second_factor.codes import claim


class CodeField(OwnWords):
    """A field for a code: a phone shows its digits, and offers the code where it knows it."""

    labels: ClassVar = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget: Widget = self.fields["code"].widget
        widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code", "data-width": "amount"}


class Code(CodeField):
    """A code of the app, or one of the recovery codes; each counts once."""

    helps: ClassVar = {"code": _("Six digits from your code app, or eight digits of a recovery code.")}

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        authenticator: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if authenticator.type == Authenticator.Type.TOTP and not claim(authenticator.user, code):
            factor_refused(authenticator.user, "used_code")
            raise get_adapter().validation_error("incorrect_code")
        return code


class LogInCodeForm(Code, base_forms.AuthenticateForm):  # type: ignore[misc]
    """The second step of a log-in by password."""


class ConfirmCodeForm(Code, base_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code from somebody who is logged in."""


class SetUpCodeAppForm(CodeField, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new code app, which shows that it was set up right.

    The key stays the same while the session lasts: somebody who opens the page again has scanned it already.
    """

    labels: ClassVar = {"code": _("Code that the app shows now")}
    helps: ClassVar = {"code": _("Six digits.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        begun = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if begun:
            self.secret = session[SECRET_SESSION_KEY] = begun

    def clean_code(self) -> str:
        code: str = super().clean_code()
        claim(self.user, code)
        return code


class PasskeyForm(OwnWords, SignupWebAuthnForm):  # type: ignore[misc]
    """A new passkey. It is always one that logs in alone, with the device's own lock."""

    labels: ClassVar = {"name": _("Name"), "credential": ""}
    helps: ClassVar = {"name": _("So that you know it again, for example «My phone».")}


class PasskeyNameForm(OwnWords, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    labels: ClassVar = {"name": _("Name")}


class NotAccepted:
    """Says in words of its own that a passkey was refused; allauth speaks of a code."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise
            factor_refused(getattr(self, "user", None), "wrong_passkey")
            raise ValidationError(_("The passkey was not accepted. Try again, or use another way.")) from error


class LogInPasskeyForm(NotAccepted, LoginWebAuthnForm):  # type: ignore[misc]
    """Log-in by a passkey alone."""


class SecondStepPasskeyForm(NotAccepted, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step after the password."""


class ConfirmPasskeyForm(NotAccepted, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey from somebody who is logged in."""
