"""What a password must be, in words of the portal's own: Django's are English in Norwegian pages wherever its
catalogues lag behind its sources. The help texts are fragments that are read one after the other.
"""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(password_validation.MinimumLengthValidator):
    """Length is what makes a password hard to guess."""

    def get_error_message(self) -> str:
        return ngettext(
            "The password is too short. It must have at least %(number)d character.",
            "The password is too short. It must have at least %(number)d characters.",
            self.min_length,
        ) % {"number": self.min_length}

    def get_help_text(self) -> str:
        return ngettext("At least %(number)d character.", "At least %(number)d characters.", self.min_length) % {
            "number": self.min_length
        }


class UnlikeOneself(password_validation.UserAttributeSimilarityValidator):
    """Neither the name nor the e-mail, or nearly so."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "full_name"))

    def get_error_message(self) -> str:
        return _("The password is too like your name or your e-mail. Choose another.")

    def get_help_text(self) -> str:
        return _("Not your name or e-mail.")


class Uncommon(password_validation.CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        return _("Many use this password, so that it is easy to guess. Choose another.")

    def get_help_text(self) -> str:
        return _("Not one that many use.")


class MoreThanDigits(password_validation.NumericPasswordValidator):
    """A date or a telephone number is soon found."""

    def get_error_message(self) -> str:
        return _("The password has digits alone. Use letters too.")

    def get_help_text(self) -> str:
        return _("Not digits alone.")
