"""Tables are made at once, and come out as Django alone would make them."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from digiportal.database.migrating import TableMigration

OWN = ("programme", "projects", "finance")

OPERATIONS = [
    migrations.CreateModel("Ship", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]),
    migrations.AddField("Ship", "flag", models.TextField(default="")),
    migrations.AddIndex("Ship", models.Index(fields=["name"], name="ship_name")),
    migrations.AddConstraint("Ship", models.UniqueConstraint(fields=["flag", "name"], name="ship_flag_name")),
    migrations.RunSQL("SELECT 'after the tables'"),
    migrations.AddField("Ship", "crew", models.IntegerField(null=True)),
]


def sql_of(base: type[migrations.Migration]) -> str:
    migration = base("0001_ships", "fleet")
    migration.operations = OPERATIONS
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        migration.apply(ProjectState(), editor, collect_sql=True)
    return "\n".join(editor.collected_sql)


@pytest.mark.django_db
def test_a_table_is_made_with_all_that_the_run_adds() -> None:
    together = sql_of(TableMigration)
    create = next(line for line in together.splitlines() if line.startswith("CREATE TABLE"))
    assert '"flag" text' in create
    assert 'CONSTRAINT "ship_flag_name" UNIQUE' in create
    assert together.count('INDEX "ship_name"') == 1


@pytest.mark.django_db
def test_what_comes_after_another_operation_stays_after_it() -> None:
    together = sql_of(TableMigration)
    assert together.index("CREATE TABLE") < together.index("after the tables") < together.index('ADD COLUMN "crew"')


@pytest.mark.django_db
def test_the_state_is_the_same() -> None:
    states = []
    for base in (migrations.Migration, TableMigration):
        migration = base("0001_ships", "fleet")
        migration.operations = OPERATIONS
        with connection.schema_editor(collect_sql=True, atomic=False) as editor:
            states.append(migration.apply(ProjectState(), editor, collect_sql=True))
    assert states[0].models == states[1].models


def test_first_migrations_of_the_domain_make_their_tables_at_once() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    first = [m for (label, _), m in loader.disk_migrations.items() if label in OWN and m.initial]
    assert [str(migration) for migration in first if not isinstance(migration, TableMigration)] == []
