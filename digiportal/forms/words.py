"""What is said at a field that is empty or wrong, in plain words instead of Django's own."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

_WORDS = [
    (forms.EmailField, "invalid", _("Write a valid e-mail address.")),
    (forms.ChoiceField, "required", _("Make a choice.")),
    (forms.ModelChoiceField, "required", _("Make a choice.")),
    (forms.Field, "required", _("Fill in this field.")),
]
"""Kind of field, code of the error, words; the first that fits counts."""

_OF_DJANGO = {"required": forms.Field.default_error_messages["required"]}
"""What a field says that has no words of its own; for an address that is no address its validator speaks."""


def use_plain_words(fields: Iterable[forms.Field]) -> None:
    """Say it in the portal's words wherever ``fields`` have nothing of their own to say."""
    for field in fields:
        for kind, code, words in _WORDS:
            if isinstance(field, kind) and field.error_messages.get(code) is _OF_DJANGO.get(code):
                field.error_messages[code] = words


class PlainWords:
    """Mixin of forms, before Django's own class: holds for fields that are added later as well."""

    fields: dict[str, forms.Field]

    def full_clean(self) -> None:
        use_plain_words(self.fields.values())
        super().full_clean()  # type: ignore[misc]
