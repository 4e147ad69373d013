"""The history of users only grows."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

from digiportal.database.operations import OnlyGrows


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("accounts", "0002_profile_history")]

    operations: ClassVar[list[Operation]] = [OnlyGrows("HistoricalUser")]
