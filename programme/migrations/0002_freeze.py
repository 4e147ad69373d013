"""What nobody changes: locked resolutions, signed minutes, adopted annual documents, and every history (R15, R53)."""

from django.db import migrations

from digiportal.database.operations import FreezeRows, OnlyGrows

SCREENING = [
    "is_exempt",
    "exempt_law",
    "exempt_section",
    "exempt_paragraph",
    "exempt_letter",
    "exempt_secrecy_rule",
    "exempt_until",
    "public_title",
    "version",
]


def of(table: str, column: str, condition: str) -> str:
    """SQL: the parent that ``column`` points to meets ``condition``."""
    return f'EXISTS (SELECT 1 FROM "{table}" AS parent WHERE parent.id = OLD.{column} AND {condition})'


LOCKED = of("programme_resolution", "resolution_id", "parent.locked_at IS NOT NULL")
SIGNED = of("programme_meeting", "meeting_id", "parent.state = 'signed'")
HISTORIES = [
    "agreement",
    "agreementversion",
    "annualplan",
    "annualplanitem",
    "annualreport",
    "annualreportchapter",
    "attendance",
    "body",
    "case",
    "casepaper",
    "casetreatment",
    "competence",
    "disqualification",
    "evaluationdeadline",
    "focusarea",
    "followup",
    "goal",
    "localtreatment",
    "meeting",
    "organisation",
    "party",
    "person",
    "procurement",
    "procurementanswer",
    "programme",
    "question",
    "region",
    "resolution",
    "seat",
    "strategy",
    "strategyarea",
    "term",
]


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]

    operations = [
        FreezeRows("resolution", "OLD.locked_at IS NOT NULL", may_change=SCREENING),
        FreezeRows("resolutionpoint", LOCKED, with_parent=True),
        FreezeRows("dissent", LOCKED, with_parent=True),
        OnlyGrows("resolutioncorrection"),
        FreezeRows("meeting", "OLD.state = 'signed'"),
        FreezeRows("attendance", SIGNED, with_parent=True),
        FreezeRows("casetreatment", SIGNED, with_parent=True),
        FreezeRows("annualplan", "OLD.state = 'adopted'"),
        FreezeRows(
            "annualplanitem", of("programme_annualplan", "plan_id", "parent.state = 'adopted'"), with_parent=True
        ),
        FreezeRows("annualreport", "OLD.state = 'adopted'"),
        FreezeRows(
            "annualreportchapter",
            of("programme_annualreport", "report_id", "parent.state = 'adopted'"),
            with_parent=True,
        ),
        *[OnlyGrows(f"historical{name}") for name in HISTORIES],
    ]
