"""A migration that makes many tables in seconds.

Django works out all related models anew after each operation. With tables that hang together, as these do, that is
nearly all models for each of hundreds of operations: a minute, for SQL that takes a second. ``TableMigration`` works
them out once for each run of operations that only add.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

ADDING = (
    migrations.CreateModel,
    migrations.AddField,
    migrations.AddIndex,
    migrations.AddConstraint,
    migrations.AlterUniqueTogether,
)
"""Operations of which a run may be carried out on the state after the whole run: none changes what another made."""


class TableMigration(migrations.Migration):
    """Carries out each run of adding operations at once, every other operation as Django does.

    In a migration that ``makemigrations`` wrote, take this class for ``migrations.Migration``; nothing else changes,
    and the tables come out the same.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        for adds, group in groupby(self.operations, lambda operation: isinstance(operation, ADDING)):
            operations = list(group)
            part = migrations.Migration(self.name, self.app_label)
            part.operations = [_Together(operations)] if adds else operations  # type: ignore[misc]
            project_state = part.apply(project_state, schema_editor, collect_sql)
        return project_state


class _Together(Operation):
    """A run of adding operations, seen as one."""

    reduces_to_sql = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Without models worked out, the operations change the plain description alone.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        # A table is made with all that the run adds to it: later operations on it have nothing left to do.
        made: set[str] = set()
        for operation in self.operations:
            if isinstance(operation, migrations.CreateModel):
                made.add(operation.name_lower)
            elif _name_of_model(operation) in made:
                continue
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


def _name_of_model(operation: Any) -> str:
    """Operations on parts of a model have ``model_name_lower``, those on a model ``name_lower``."""
    on_model = isinstance(operation, migrations.AlterUniqueTogether)
    return str(operation.name_lower if on_model else operation.model_name_lower)
