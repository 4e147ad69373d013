"""Forms of programmes. They understand what is typed; the services decide whether it may be done."""

from __future__ import annotations

from django import forms
from django.utils.translation import pgettext_lazy

from digiportal.forms.forms import PortalForm
from programme.models import FollowUpState


class ReportFollowUpForm(PortalForm):
    """How far a follow-up is, in a state and in words."""

    state = forms.ChoiceField(
        label=pgettext_lazy("follow-up", "How far is it?"),
        choices=FollowUpState.choices,
        widget=forms.RadioSelect,
    )
    report = forms.CharField(
        label=pgettext_lazy("follow-up", "What has been done, and what remains?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=pgettext_lazy("follow-up", "Needed when it is done or no longer relevant."),
    )
