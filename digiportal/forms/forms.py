"""The bases of the portal's forms: showing typed text without judging it, and errors that find their place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict

from digiportal.forms.words import PlainWords


class PortalFields(PlainWords):
    """What ``ActForm`` asks of its forms."""

    fields: dict[str, forms.Field]
    needed_fields: tuple[str, ...] = ()
    """Fields that may not be left out in some case, which the form itself looks after: not called optional."""

    def show_unchecked(self) -> None:
        """Show what was typed as it is, with no complaint about what isn't finished."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def place_errors(self, error: ValidationError) -> None:
        """Put what a service refused at the fields that it names; what the form has no field for stands on top."""
        by_field = error.update_error_dict({})
        for name, errors in by_field.items():
            place = name if name in self.fields and name != NON_FIELD_ERRORS else None
            self.add_error(place, errors)  # type: ignore[attr-defined]


class PortalForm(PortalFields, forms.Form):
    """A form of the portal."""


class PortalModelForm(PortalFields, forms.ModelForm):
    """A form of the portal over the fields of a model; the act, not the form, saves the record."""
