"""Adopted budgets, keys and shares are frozen; a change is a new version (R50). Histories only grow."""

from django.db import migrations

from digiportal.database.operations import FreezeRows, OnlyGrows

ADOPTED = "OLD.state = 'adopted'"
HISTORIES = ["actual", "budget", "budgetline", "costkey", "costsharing", "grant", "owneffort", "statement"]


def under(table: str, column: str) -> str:
    """SQL: the parent that ``column`` points to is adopted."""
    return f"""EXISTS (SELECT 1 FROM "{table}" AS parent WHERE parent.id = OLD.{column} AND parent.state = 'adopted')"""


BUDGET_OF_LINE = (
    "EXISTS (SELECT 1 FROM finance_budgetline AS line JOIN finance_budget AS budget ON budget.id = line.budget_id"
    " WHERE line.id = OLD.line_id AND budget.state = 'adopted')"
)


class Migration(migrations.Migration):
    dependencies = [("finance", "0001_initial")]

    operations = [
        FreezeRows("budget", ADOPTED),
        FreezeRows("budgetline", under("finance_budget", "budget_id"), with_parent=True),
        FreezeRows("budgetamount", BUDGET_OF_LINE, with_parent=True),
        FreezeRows("costkey", ADOPTED),
        FreezeRows("keycomponent", under("finance_costkey", "key_id"), with_parent=True),
        FreezeRows("costsharing", ADOPTED),
        FreezeRows("share", under("finance_costsharing", "sharing_id"), with_parent=True),
        *[OnlyGrows(f"historical{name}") for name in HISTORIES],
    ]
