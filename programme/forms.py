"""Forms of programmes. They understand what is typed; the services decide whether it may be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import pgettext, pgettext_lazy

from digiportal.attachments.forms import AttachmentField
from digiportal.forms.forms import PortalForm, PortalModelForm
from digiportal.richtext.forms import RichTextField
from programme.models import CaseAttachment, FollowUpState
from programme.services.attachments import SCREENING

HELP = {
    "exempt_law": pgettext_lazy("law", "For example: offentleglova"),
    "exempt_section": pgettext_lazy("law", "The number alone, for example: 13"),
    "exempt_paragraph": pgettext_lazy("law", "For example: første ledd"),
    "exempt_letter": pgettext_lazy("law", "For example: bokstav a"),
    "exempt_secrecy_rule": pgettext_lazy("law", "For example: forvaltningsloven § 13"),
}

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


class LegalBasisForm(PortalModelForm):
    """Whether something is exempt from public disclosure, and by which law (R19).

    The fields of the law show once the box is ticked (by the style sheet: those marked with ``data-legal-basis``).
    """

    needed_fields = ("exempt_law", "exempt_section")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(SCREENING) - {"is_exempt"}:
            self.fields[name].widget.attrs["data-legal-basis"] = ""
        for name, words in HELP.items():
            self.fields[name].help_text = words

    def clean_exempt_section(self) -> str:
        """The number alone: the sign stands on the page."""
        return str(self.cleaned_data["exempt_section"]).replace("§", "").strip()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("is_exempt"):
            for name in self.needed_fields:
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, pgettext("law", "Needed for what is exempt."))
            if cleaned.get("exempt_section") == "13" and not cleaned.get("exempt_secrecy_rule"):
                self.add_error("exempt_secrecy_rule", pgettext("law", "Section 13 needs the secrecy rule behind it."))
        return cleaned


class AttachToCaseForm(LegalBasisForm):
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


class ScreenForm(LegalBasisForm):
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


class WriteWordsForm(PortalForm):
    """The secretariat's own words in a section of an annual report, in the programme's language."""

    text = RichTextField(label=pgettext_lazy("annual", "Text"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["lang"] = language
