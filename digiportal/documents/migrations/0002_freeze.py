"""Nothing changes or removes a frozen document: the application's role may only add, and a trigger holds for the rest."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

from digiportal.database.operations import FreezeRows, OnlyGrows


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("documents", "0001_initial")]

    operations: ClassVar[list[Operation]] = [
        FreezeRows("FrozenDocument", when="TRUE"),
        OnlyGrows("FrozenDocument"),
    ]
