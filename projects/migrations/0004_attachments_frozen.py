"""Attachments are never removed: they are taken away from view, and say so."""

from django.db import migrations

from digiportal.database.operations import FreezeRows, NeverRemoved, OnlyGrows

TAKEN_AWAY = ["detached_on", "detached_by_id", "detached_reason", "version"]


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_attachments")]

    operations = [
        FreezeRows("projectattachment", "TRUE", may_change=TAKEN_AWAY),
        NeverRemoved("projectattachment"),
        OnlyGrows("historicalprojectattachment"),
    ]
