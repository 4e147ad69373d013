"""The form field for a file: checked when it is sent, and not lost when something else in the form is wrong."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from digiportal.attachments import words
from digiportal.attachments.models import HeldUpload
from digiportal.attachments.reading.kinds import EXTENSIONS
from digiportal.attachments.storing import Acceptable, CheckedFile, check, hold


@dataclass(frozen=True)
class Sent:
    """What came in the field: a file of this request, or the key of one that was held, unless that is to be removed."""

    upload: UploadedFile | None
    held: str


@dataclass(frozen=True)
class Sender:
    """Who sends the form, and to which address: a held upload belongs to both."""

    user: Any
    path: str


class AttachmentInput(forms.FileInput):
    """A plain file input; above it, the file that was received before, with a box that removes it."""

    template_name = "attachments/input.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        is_removed = f"{name}-remove" in data
        return Sent(files.get(name) if files else None, "" if is_removed else data.get(f"{name}-held", ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in (files or {}) and f"{name}-held" not in data

    def use_required_attribute(self, initial: Any) -> bool:
        """The portal's forms say themselves what is missing."""
        return False

    def get_context(self, name: str, value: HeldUpload | None, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"]["held"] = value
        context["widget"]["attrs"] |= {
            "accept": ",".join(f".{ending}" for endings in EXTENSIONS.values() for ending in endings),
            "data-max-bytes": str(settings.ATTACHMENT_MAX_BYTES),
            "data-too-large": str(_too_large_here()),
        }
        return context


class AttachmentField(forms.FileField):
    """Cleans to a ``CheckedFile`` or a ``HeldUpload``: what ``storing.keep`` takes; None where it may be left out.

    ``AttachmentAct`` sets ``sender``; without it nothing is held and nothing held is found.
    """

    widget = AttachmentInput
    sender: Sender | None = None
    held: HeldUpload | None = None
    default_error_messages = {"required": gettext_lazy("Choose a file.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", lazy(_help, str)())
        super().__init__(**options)

    def clean(self, data: Sent | None, initial: Any = None) -> Acceptable | None:
        accepted: Acceptable | None = None
        if data is not None and data.upload is not None:
            accepted = check(data.upload)
        elif data is not None and data.held:
            accepted = self._find_held(data.held)
            if accepted is None:
                raise ValidationError(words.GONE, code="gone")
        if accepted is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return accepted

    def has_changed(self, initial: Any, data: Sent | None) -> bool:
        return bool(data and (data.upload or data.held))

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data

    def prepare_value(self, value: Any) -> HeldUpload | None:
        """What is shown above the input: the file that is held for the sender."""
        if self.held is None and isinstance(value, Sent) and value.held:
            self.held = self._find_held(value.held)
        return self.held

    def hold(self, data: Sent, accepted: Acceptable | None) -> None:
        """Hold a good file for the sender; ``accepted`` is None where the form wasn't looked at."""
        if accepted is None and data.upload is not None:
            accepted = check(data.upload)
        if isinstance(accepted, CheckedFile) and self.sender is not None:
            self.held = hold(self.sender.user, self.sender.path, accepted)

    def _find_held(self, key: str) -> HeldUpload | None:
        try:
            wanted = uuid.UUID(key)
        except ValueError:
            return None
        if self.sender is None:
            return None
        mine = HeldUpload.objects.filter(user=self.sender.user, path=self.sender.path[:500])
        return mine.select_related("content").defer("content__text").filter(pk=wanted).first()


def attachment_fields(form: forms.BaseForm) -> dict[str, AttachmentField]:
    return {name: field for name, field in form.fields.items() if isinstance(field, AttachmentField)}


def _help() -> str:
    taken = {"kinds": words.TAKEN, "limit": filesizeformat(settings.ATTACHMENT_MAX_BYTES)}
    return _("%(kinds)s, at most %(limit)s.") % taken


def _too_large_here() -> str:
    """What the page's script says before anything is sent."""
    limit = filesizeformat(settings.ATTACHMENT_MAX_BYTES)
    return _("The file is too large: at most %(limit)s can be added. Make it smaller, or divide it.") % {"limit": limit}
