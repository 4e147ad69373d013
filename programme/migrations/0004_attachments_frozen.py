"""Attachments are never removed, and those that went out with the papers of a meeting stay as they were (R15)."""

from django.db import migrations

from digiportal.database.operations import FreezeRows, NeverRemoved, OnlyGrows

SENT = """EXISTS (
    SELECT 1 FROM "programme_casetreatment" AS treatment
    JOIN "programme_meeting" AS meeting ON meeting.id = treatment.meeting_id
    WHERE treatment.case_id = OLD.case_id
    AND (meeting.state IN ('closed', 'signed') OR (meeting.state = 'called' AND meeting.called_on >= OLD.attached_on))
)"""
SCREENING = [
    "is_exempt",
    "exempt_law",
    "exempt_section",
    "exempt_paragraph",
    "exempt_letter",
    "exempt_secrecy_rule",
    "exempt_until",
    "version",
]


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_attachments")]

    operations = [
        FreezeRows("caseattachment", SENT, may_change=SCREENING),
        NeverRemoved("caseattachment"),
        OnlyGrows("historicalcaseattachment"),
    ]
