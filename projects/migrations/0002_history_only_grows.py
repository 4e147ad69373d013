"""Histories are added to and never changed."""

from django.db import migrations

from digiportal.database.operations import OnlyGrows

HISTORIES = [
    "actionplan",
    "actionplanitem",
    "benefit",
    "measure",
    "participation",
    "project",
    "projectlead",
    "proposal",
    "risk",
    "rollout",
    "statusreport",
]


class Migration(migrations.Migration):
    dependencies = [("projects", "0001_initial")]

    operations = [OnlyGrows(f"historical{name}") for name in HISTORIES]
