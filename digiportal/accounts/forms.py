"""The forms of the log-in, with allauth's doing and the portal's words, and the form of the profile."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from allauth.account.forms import PasswordVerificationMixin
from django.contrib.auth import password_validation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.models import User
from digiportal.forms.forms import PortalModelForm
from digiportal.forms.words import PlainWords


class OwnWords(PlainWords):
    """Labels of the portal's own instead of placeholders, which vanish when one types."""

    labels: ClassVar[dict[str, str | Promise]]
    helps: ClassVar[dict[str, str | Promise]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels[name]
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LogInForm(OwnWords, allauth_forms.LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    labels: ClassVar = {"login": _("E-mail"), "password": _("Password")}


class ResetPasswordForm(OwnWords, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The e-mail to which the link is sent."""

    labels: ClassVar = {"email": _("E-mail")}


class NewPassword(OwnWords):
    """Says what a password must be before somebody tries."""

    labels: ClassVar = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validation.password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        """Without allauth's comparison, which speaks no Nynorsk."""
        cleaned: dict[str, Any] = super(PasswordVerificationMixin, self).clean()  # type: ignore[misc]
        passwords = [cleaned.get(name) for name in ("password1", "password2")]
        if all(passwords) and passwords[0] != passwords[1]:
            self.add_error("password2", _("The two passwords aren't the same."))  # type: ignore[attr-defined]
        return cleaned


class SetPasswordForm(NewPassword, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, reached by the link in the mail."""


class ChangePasswordForm(NewPassword, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """A new password for somebody who knows the present one."""


class ConfirmPasswordForm(OwnWords, allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, from somebody who is logged in."""

    labels: ClassVar = {"password": _("Password")}


class FirstPasswordForm(NewPassword, allauth_forms.SetPasswordForm):  # type: ignore[misc]
    """The first password, by an invitation; the act, not the form, saves it."""

    labels: ClassVar = {"password1": _("Choose a password"), "password2": _("The password once more")}


class ProfileForm(PortalModelForm):
    """What one may change about oneself."""

    class Meta:
        model = User
        fields: ClassVar = ["full_name", "language"]
        help_texts: ClassVar = {"language": _("The language of pages and of mail to you.")}
