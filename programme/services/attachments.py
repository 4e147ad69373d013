"""Adding files to a case, and taking them away while the papers aren't sent (R15, R19)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.attachments.attaching import prepare, take_away
from digiportal.attachments.storing import Acceptable, keep
from digiportal.records.recording import record
from programme.models import Case, CaseAttachment, MeetingState

CLOSED = (MeetingState.CLOSED, MeetingState.SIGNED)


def attach_to_case(actor: Any, attachment: CaseAttachment, accepted: Acceptable) -> CaseAttachment:
    """Add a file that the form field took to ``attachment.case``, last in order.

    Raises ``ValidationError`` once every meeting that the case was in is closed: what comes later belongs to a new treatment.
    """
    authorise(actor, "attach", attachment.case)
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=attachment.case_id)
        if actor is not None and is_decided(case):
            raise ValidationError(_("The meeting that had this case is closed: its papers can't be added to."))
        attachment.file = keep(actor, accepted)
        prepare(attachment, CaseAttachment.objects.filter(case=case))
        return record(attachment, actor, _("The attachment was added."))


def detach_from_case(actor: Any, attachment: CaseAttachment, reason: str) -> CaseAttachment:
    """Take the attachment away from view, with who and why. Raises ``ValidationError`` once it was sent out (R15)."""
    authorise(actor, "detach", attachment)
    with transaction.atomic():
        attachment = CaseAttachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        if locked(CaseAttachment.objects.filter(pk=attachment.pk)).exists():
            raise ValidationError(_("It went out with the papers of a meeting, and can't be taken away any more."))
        return take_away(actor, attachment, reason)  # type: ignore[no-any-return]


def screen_attachment(actor: Any, attachment: CaseAttachment, basis: dict[str, Any], reason: str) -> CaseAttachment:
    """Change who sees it, at any time: ``basis`` has fields of ``Screened`` (R19). What was decided stays."""
    authorise(actor, "screen", attachment)
    with transaction.atomic():
        attachment = CaseAttachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
        for name in SCREENING:
            setattr(attachment, name, basis[name])
        return record(attachment, actor, reason)


SCREENING = (
    "is_exempt",
    "exempt_law",
    "exempt_section",
    "exempt_paragraph",
    "exempt_letter",
    "exempt_secrecy_rule",
    "exempt_until",
)


def is_decided(case: Case) -> bool:
    """Whether the case has been in a meeting, and all of them are closed or cancelled."""
    meetings = case.treatments.filter(meeting__isnull=False)
    over = Q(meeting__state__in=[*CLOSED, MeetingState.CANCELLED])
    return meetings.filter(meeting__state__in=CLOSED).exists() and not meetings.exclude(over).exists()


def locked(attachments: QuerySet[CaseAttachment]) -> QuerySet[CaseAttachment]:
    """Those that went out with a notice, or lay before a meeting that is closed; the trigger says the same."""
    sent = Q(
        case__treatments__meeting__state=MeetingState.CALLED,
        case__treatments__meeting__called_on__gte=F("attached_on"),
    )
    return attachments.filter(sent | Q(case__treatments__meeting__state__in=CLOSED)).distinct()
