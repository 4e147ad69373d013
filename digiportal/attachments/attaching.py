"""Files that hang on a record: what is the same for a case and a project."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from digiportal.attachments.names import split
from digiportal.clock import today
from digiportal.records.recording import record


def prepare(attachment: Any, siblings: Any) -> None:
    """Number a new attachment after its ``siblings``, date it today, and give it the file's name where it has no title."""
    attachment.sequence = (siblings.aggregate(last=Max("sequence"))["last"] or 0) + 1
    attachment.attached_on = attachment.attached_on or today()
    attachment.title = attachment.title.strip() or split(attachment.file.name)[0][:200]


def take_away(actor: Any, attachment: Any, reason: str) -> Any:
    """Hide the attachment, with who and why. Raises ``ValidationError`` at ``reason``, and where it is gone already."""
    if attachment.detached_on is not None:
        raise ValidationError(_("It has been taken away already."), code="wrong_state")
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is taken away.")})
    attachment.detached_on = today()
    attachment.detached_by = actor
    attachment.detached_reason = reason.strip()
    return record(attachment, actor, reason.strip())
