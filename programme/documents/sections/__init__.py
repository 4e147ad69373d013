"""The sections of the annual report that this package has the facts for."""

from programme.documents.sections.decisions import DECISIONS
from programme.documents.sections.members import MEMBERS
from programme.documents.sections.outlook import OUTLOOK

OWN_SECTIONS = (MEMBERS, DECISIONS, OUTLOOK)
