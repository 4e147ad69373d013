"""The form in which one chooses about mail to oneself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from digiportal.forms.forms import PortalForm
from digiportal.mail.kinds import all_kinds
from digiportal.mail.models import Rhythm


class ChoicesForm(PortalForm):
    """When mail comes, and which of the kinds that one may stop."""

    rhythm = forms.ChoiceField(
        label=_("When mail comes"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("What can't wait, such as mail about your log-in, always comes at once."),
    )
    wanted = forms.MultipleChoiceField(
        label=_("Mail that I want"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can do without these: the pages show the same."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [  # type: ignore[attr-defined]
            (kind.name, kind.title) for kind in all_kinds() if kind.may_be_refused
        ]
        if not self.fields["wanted"].choices:  # type: ignore[attr-defined]
            del self.fields["wanted"]
