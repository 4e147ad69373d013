"""Forms of roles. They understand what is typed; the acts decide whether it may be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.forms.forms import PortalForm
from programme.roles.acts import LIMITABLE, MAY_BE_ACTING, Gift, Newcomer
from programme.roles.words import DOES, SEES


def date_widget() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PersonFields(PortalForm):
    """A person among those who are known, or by e-mail, with a name for somebody new."""

    person = forms.ModelChoiceField(
        label=pgettext_lazy("role", "Who?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=pgettext_lazy("role", "Somebody else, by e-mail"),
    )
    email = forms.EmailField(
        label=pgettext_lazy("role", "E-mail of somebody else"),
        required=False,
        help_text=gettext_lazy("Somebody who is new here gets an invitation to this address."),
    )
    name = forms.CharField(
        label=pgettext_lazy("role", "Name of somebody else"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Needed when the e-mail is new here."),
    )

    def __init__(self, *args: Any, known: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = known  # type: ignore[attr-defined]
        self.receiver: Any = None
        """The user or newcomer, once the form is valid."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        person, email, name = typed.get("person"), typed.get("email"), typed.get("name", "").strip()
        if person and email:
            self.add_error("email", _("Choose somebody above or write an e-mail, not both."))
        elif person:
            self.receiver = person
        elif email:
            self.receiver = self._by_email(email, name)
        elif "person" not in self.errors and "email" not in self.errors:
            self.add_error("person", _("Choose somebody, or write an e-mail below."))
        return typed

    def _by_email(self, email: str, name: str) -> User | Newcomer | None:
        existing = User.objects.filter(email__iexact=email).first()
        if existing is None and not name:
            self.add_error("name", _("Nobody here has this e-mail. Write the name too, and an invitation is sent."))
            return None
        return existing or Newcomer(email, name)


class GiveRoleForm(PersonFields):
    """One role to one person, for a time."""

    first_day = forms.DateField(label=pgettext_lazy("role", "From"), widget=date_widget(), initial=today)
    last_day = forms.DateField(
        label=pgettext_lazy("role", "Until and including"),
        widget=date_widget(),
        required=False,
        help_text=gettext_lazy("Empty: until somebody ends it."),
    )
    is_acting = forms.BooleanField(
        label=gettext_lazy("Acting, beside the one who has the office"),
        required=False,
    )
    allowed = forms.MultipleChoiceField(
        label=pgettext_lazy("role", "May also"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=pgettext_lazy("role", "Why (stands in the history)"), required=False, max_length=300)

    def __init__(self, *args: Any, role: str, must_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        self._fit_role(must_end)

    def _fit_role(self, must_end: bool) -> None:
        if self.role not in MAY_BE_ACTING:
            del self.fields["is_acting"]
        if must_end:
            self.fields["last_day"].required = True
            self.fields["last_day"].help_text = ""
            if "last_day" not in self.initial:
                self.initial["last_day"] = today().replace(month=12, day=31)
        limitable = LIMITABLE.get(self.role, ())
        if limitable:
            words = SEES | DOES
            self.fields["allowed"].choices = [(right, _sentence(right, str(words[right]))) for right in limitable]  # type: ignore[attr-defined]
            self.initial.setdefault("allowed", list(limitable))
        else:
            del self.fields["allowed"]

    @property
    def gift(self) -> Gift:
        """What is given, once the form is valid."""
        typed = self.cleaned_data
        withheld = set(LIMITABLE.get(self.role, ())) - set(typed.get("allowed", ()))
        return Gift(
            self.role,
            typed["first_day"],
            typed["last_day"],
            typed["reason"],
            bool(typed.get("is_acting")),
            sorted(withheld),
        )


class EndRoleForm(PortalForm):
    """The last day of a role."""

    last_day = forms.DateField(label=pgettext_lazy("role", "Last day"), widget=date_widget(), initial=today)
    reason = forms.CharField(label=pgettext_lazy("role", "Why (stands in the history)"), required=False, max_length=300)


def _sentence(right: str, words: str) -> str:
    return _("see %(what)s") % {"what": words} if right in SEES else words
