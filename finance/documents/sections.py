"""What this package contributes to the annual report."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from finance.documents.accounts import present_accounts
from finance.documents.accounts_facts import gather_accounts
from finance.documents.report_shares import gather_shares, present_shares
from programme.report_sections import ReportSection

ACCOUNTS = ReportSection(
    "accounts", pgettext_lazy("report section", "Accounts"), 40, gather_accounts, present_accounts, "regnskap"
)
SHARES = ReportSection(
    "shares", pgettext_lazy("report section", "Cost shares"), 50, gather_shares, present_shares, "fordeling"
)

OWN_SECTIONS = (ACCOUNTS, SHARES)
