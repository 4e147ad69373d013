"""A stored file doesn't change: not its bytes, not its name, not who added it. What is found out about it may be written."""

from django.db import migrations

from digiportal.database.operations import FreezeRows

USED = 'EXISTS (SELECT 1 FROM "attachments_storedfile" AS file WHERE file.content_id = OLD.{column})'
FOUND_OUT = ["scan_state", "scanned_at", "scan_note", "extracted_at", "text", "pages", "preview_size"]


class Migration(migrations.Migration):
    dependencies = [("attachments", "0001_initial")]

    operations = [
        FreezeRows("storedfile", "TRUE"),
        FreezeRows("content", USED.format(column="id"), may_change=FOUND_OUT),
        FreezeRows("chunk", USED.format(column="content_id"), with_parent=True),
    ]
