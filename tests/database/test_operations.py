"""Rows that are frozen and tables that only grow: held by the database against every statement of the application."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connections, migrations, models, transaction
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from digiportal.database.operations import FreezeRows, OnlyGrows

pytestmark = pytest.mark.rule("R15")

NOTE = migrations.CreateModel(
    "Note",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("text", models.TextField()),
        ("seen", models.IntegerField(default=0)),
        ("locked", models.BooleanField(default=False)),
    ],
)
LOCKED = FreezeRows("Note", when="OLD.locked", may_change=["seen"])


@pytest.fixture
def table(committing: str) -> None:
    """The table ``locker_note``, made by the owner, with a locked and an open row."""
    _forwards(ProjectState(), NOTE)
    execute("INSERT INTO locker_note (text, seen, locked) VALUES ('open', 0, false), ('locked', 0, true)")


def state() -> ProjectState:
    """The models after ``NOTE``."""
    made = ProjectState()
    NOTE.state_forwards("locker", made)
    return made


def _forwards(before: ProjectState, operation: Operation) -> None:
    after = before.clone()
    operation.state_forwards("locker", after)
    with connections["owner"].schema_editor() as editor:
        operation.database_forwards("locker", editor, before, after)


def _backwards(operation: Operation) -> None:
    with connections["owner"].schema_editor() as editor:
        operation.database_backwards("locker", editor, state(), state())


def execute(sql: str, alias: str = "default") -> int:
    """Run as the application (or the owner); returns how many rows were touched."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.rowcount)


def refused(message: str) -> AbstractContextManager[pytest.ExceptionInfo[DatabaseError]]:
    return pytest.raises(DatabaseError, match=message)


@pytest.mark.usefixtures("table")
def test_a_locked_row_stays_as_it_is() -> None:
    _forwards(state(), LOCKED)
    for statement in (
        "UPDATE locker_note SET text = 'other' WHERE locked",
        "UPDATE locker_note SET locked = false",
        "UPDATE locker_note SET id = id + 10, seen = 1 WHERE locked",
        "DELETE FROM locker_note WHERE locked",
        "INSERT INTO locker_note (id, text, seen, locked) SELECT id, 'other', 0, true FROM locker_note WHERE locked"
        " ON CONFLICT (id) DO UPDATE SET text = excluded.text",
    ):
        with refused("frozen: locker_note"):
            execute(statement)


@pytest.mark.usefixtures("table")
def test_what_isnt_locked_and_what_may_change_changes() -> None:
    _forwards(state(), LOCKED)
    assert execute("UPDATE locker_note SET text = 'other' WHERE NOT locked") == 1
    assert execute("UPDATE locker_note SET seen = 1 WHERE locked") == 1
    assert execute("DELETE FROM locker_note WHERE NOT locked") == 1


@pytest.mark.usefixtures("table")
def test_the_owner_can_still_mend_and_the_lock_can_be_taken_back() -> None:
    _forwards(state(), LOCKED)
    assert execute("UPDATE locker_note SET text = 'mended' WHERE locked", "owner") == 1
    _backwards(LOCKED)
    assert execute("UPDATE locker_note SET text = 'free' WHERE locked") == 1


@pytest.mark.usefixtures("table")
def test_a_table_only_grows() -> None:
    _forwards(state(), OnlyGrows("Note"))
    assert execute("INSERT INTO locker_note (text, seen, locked) VALUES ('new', 0, false)") == 1
    for statement in (
        "UPDATE locker_note SET seen = 1",
        "DELETE FROM locker_note",
        "TRUNCATE locker_note",
        "SELECT 1 FROM locker_note FOR UPDATE",
    ):
        with refused("permission denied"):
            execute(statement)
    _backwards(OnlyGrows("Note"))
    assert execute("UPDATE locker_note SET seen = 1") == 3
