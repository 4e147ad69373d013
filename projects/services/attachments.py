"""Adding files to a project, and taking them away."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.attachments.attaching import prepare, take_away
from digiportal.attachments.storing import Acceptable, keep
from digiportal.records.recording import record
from projects.models import Project, ProjectAttachment


def attach_to_project(actor: Any, attachment: ProjectAttachment, accepted: Acceptable) -> ProjectAttachment:
    """Add a file that the form field took to ``attachment.project``, last in order."""
    authorise(actor, "change", attachment.project)
    with transaction.atomic():
        project = Project.objects.select_for_update(of=("self",)).get(pk=attachment.project_id)
        attachment.file = keep(actor, accepted)
        prepare(attachment, ProjectAttachment.objects.filter(project=project))
        return record(attachment, actor, _("The attachment was added."))


def detach_from_project(actor: Any, attachment: ProjectAttachment, reason: str) -> ProjectAttachment:
    """Take the attachment away from view, with who and why."""
    authorise(actor, "detach", attachment)
    with transaction.atomic():
        attachment = ProjectAttachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        return take_away(actor, attachment, reason)  # type: ignore[no-any-return]
