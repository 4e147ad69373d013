"""Forms of programmes. They understand what is typed; the services decide whether it may be done."""

from __future__ import annotations

from django import forms
from django.utils.translation import pgettext_lazy

from digiportal.attachments.forms import AttachmentField
from digiportal.forms.forms import PortalForm, PortalModelForm
from programme.models import CaseAttachment, FollowUpState
from programme.services.attachments import SCREENING

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


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


class AttachToCaseForm(PortalModelForm):
    """A file with its title, and why it is exempt where it is (R19)."""

    file = AttachmentField(label=pgettext_lazy("attachment", "File"))
    title = forms.CharField(
        label=pgettext_lazy("attachment", "Title"),
        help_text=pgettext_lazy("attachment", "As it stands in the list. Left empty, it is the name of the file."),
        max_length=200,
        required=False,
    )

    field_order = ["file", "title", *SCREENING]

    class Meta:
        model = CaseAttachment
        fields = ["title", *SCREENING]
        widgets = {"exempt_until": DATE}


class DetachForm(PortalForm):
    """Why an attachment is taken away."""

    reason = forms.CharField(
        label=pgettext_lazy("attachment", "Why is it taken away?"),
        help_text=pgettext_lazy("attachment", "Stands on the page beside the title."),
        max_length=300,
    )


class ScreenForm(PortalModelForm):
    """Whether an attachment is exempt from public disclosure, and by which law (R19)."""

    reason = forms.CharField(
        label=pgettext_lazy("attachment", "Why is it changed?"),
        help_text=pgettext_lazy("attachment", "Stands in the history beside the change."),
        max_length=300,
    )

    class Meta:
        model = CaseAttachment
        fields = list(SCREENING)
        widgets = {"exempt_until": DATE}
