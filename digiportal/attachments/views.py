"""The base of forms with files."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError

from digiportal.attachments.forms import Sender, attachment_fields
from digiportal.forms.views import ActForm


class AttachmentAct(ActForm):
    """A form with an ``AttachmentField``: a good file isn't lost when something else must be mended."""

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> Any:
        form = super().form_for(obj, data, files)
        for field in attachment_fields(form).values():
            field.sender = Sender(self.request.user, self.request.path)
        return form

    def keep_files(self, form: Any) -> None:
        for name, field in attachment_fields(form).items():
            if name not in form.errors:
                with suppress(ValidationError):
                    field.hold(form[name].data, form.cleaned_data.get(name))
