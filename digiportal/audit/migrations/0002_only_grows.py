"""The log only grows."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

from digiportal.database.operations import OnlyGrows


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_initial")]

    operations: ClassVar[list[Operation]] = [OnlyGrows("Entry")]
