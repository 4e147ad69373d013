"""The filter of the list of jobs."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.jobs.models import State


class JobFilter(forms.Form):
    """Which jobs to show; empty for all that people care for."""

    stand = forms.ChoiceField(
        label=pgettext_lazy("filter", "State"),
        required=False,
        choices=[("", _("All but upkeep that went well")), *State.choices],
    )
