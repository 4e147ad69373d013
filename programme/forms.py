"""Forms of programmes. They understand what is typed; the services decide whether it may be done."""

from __future__ import annotations

from django import forms
from django.utils.translation import pgettext_lazy

from programme.models import FollowUp, FollowUpState


class ReportFollowUpForm(forms.Form):
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

    @classmethod
    def from_follow_up(cls, follow_up: FollowUp) -> dict[str, str]:
        """What the form shows before anything is typed."""
        return {"state": follow_up.state, "report": follow_up.report}
