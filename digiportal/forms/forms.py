"""The bases of the portal's forms: the look of their fields, and showing typed text without judging it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.utils import ErrorDict

NO_INPUT = (forms.HiddenInput, forms.MultiWidget)


class PortalFields:
    """For every form of the portal, other packages' too: fields that look alike, errors that find their place."""

    fields: dict[str, forms.Field]
    error_class: Any
    label_suffix: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            if not isinstance(field.widget, NO_INPUT):
                field.widget.attrs["class"] = f"{field.widget.attrs.get('class', '')} ds-input".strip()

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
