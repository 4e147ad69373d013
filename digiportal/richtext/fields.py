"""A model's field for rich text: what is saved is clean, whoever saves it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from digiportal.richtext.cleaning import to_html
from digiportal.richtext.forms import RichTextField as RichTextFormField


class RichTextField(models.TextField):
    """Text in the form of ``clean_html``; plain text that is saved becomes paragraphs.

    What was stored as plain text before the field was rich is shown and edited as before.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Clean. Raises ``TextTooLong`` for what no form would have let through."""
        clean = to_html(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, clean)
        return clean

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        return super().formfield(**{"form_class": RichTextFormField, "widget": None, **kwargs})  # type: ignore[arg-type]
