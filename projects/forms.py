"""Forms of projects. They understand what is typed; the services decide whether it may be done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from digiportal.attachments.forms import AttachmentField
from digiportal.forms.forms import PortalForm, PortalModelForm
from digiportal.money.forms import AmountField
from projects.models import Light, Project
from projects.services.changes import CHANGEABLE

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _light(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Light.choices, widget=forms.RadioSelect)


class StatusReportForm(PortalForm):
    """How a project goes, in three lights and a few words."""

    date = forms.DateField(label=pgettext_lazy("status report", "Day"), widget=DATE)
    progress = _light(pgettext_lazy("status report", "Progress"))
    economy = _light(pgettext_lazy("status report", "Economy"))
    scope = _light(pgettext_lazy("status report", "Scope and quality"))
    text = forms.CharField(
        label=pgettext_lazy("status report", "In short"),
        help_text=pgettext_lazy("status report", "What has happened since the last report, in two or three sentences."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_steps = forms.CharField(
        label=pgettext_lazy("status report", "What comes next"),
        help_text=pgettext_lazy("status report", "Needed when something is off plan: say what is done about it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    forecast = AmountField(
        label=pgettext_lazy("status report", "Forecast of cost, in kroner"),
        help_text=pgettext_lazy("status report", "What the project will have cost in all."),
        required=False,
    )


class ProjectForm(PortalModelForm):
    """What a project's own people change of it, and why."""

    reason = forms.CharField(
        label=pgettext_lazy("project", "Why is it changed?"),
        help_text=pgettext_lazy("project", "Stands in the history beside the change."),
        max_length=300,
    )

    class Meta:
        model = Project
        fields = list(CHANGEABLE)
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "status_text": forms.Textarea(attrs={"rows": 3}),
            "starts_on": DATE,
            "ends_on": DATE,
        }


class AttachToProjectForm(PortalForm):
    """A file with its title."""

    file = AttachmentField(label=pgettext_lazy("attachment", "File"))
    title = forms.CharField(
        label=pgettext_lazy("attachment", "Title"),
        help_text=pgettext_lazy("attachment", "As it stands in the list. Left empty, it is the name of the file."),
        max_length=200,
        required=False,
    )
