"""The application's role uses the tables, owns nothing, and can't give itself more."""

from __future__ import annotations

import pytest
from django.core.management import get_commands, load_command_class
from django.db import ProgrammingError, connection, transaction

pytestmark = pytest.mark.django_db


def rows(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def test_tests_run_as_the_application() -> None:
    assert rows("SELECT current_user, session_user") == [("digiportal_app", "digiportal_app")]


def test_it_owns_nothing_and_belongs_to_nobody() -> None:
    assert rows("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user") == []
    assert rows("SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user") == []
    assert rows("SELECT roleid FROM pg_auth_members WHERE pg_get_userbyid(member) = current_user") == []
    privileges = "rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
    assert rows(f"SELECT {privileges} FROM pg_roles WHERE rolname = current_user") == [(False,) * 5]


def test_it_may_use_every_table_and_empty_none() -> None:
    own_tables = "relkind = 'r' AND relnamespace = 'public'::regnamespace"
    assert rows(f"SELECT relname FROM pg_class WHERE {own_tables} AND NOT has_table_privilege(oid, 'SELECT')") == []
    assert rows(f"SELECT relname FROM pg_class WHERE {own_tables} AND has_table_privilege(oid, 'TRUNCATE')") == []
    assert rows(f"SELECT relname FROM pg_class WHERE {own_tables} AND has_table_privilege(oid, 'TRIGGER')") == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id integer)",
        "ALTER TABLE accounts_user ADD COLUMN mine integer",
        "ALTER TABLE accounts_user DISABLE TRIGGER ALL",
        "DROP TABLE accounts_user",
        "TRUNCATE accounts_user CASCADE",
        "SET ROLE digiportal_owner",
        "SET session_replication_role = replica",
        "GRANT digiportal_owner TO digiportal_app",
    ],
)
def test_it_may_not(statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        rows(statement)


def test_migrations_run_as_the_owner_unless_told_otherwise() -> None:
    command = load_command_class(get_commands()["migrate"], "migrate")
    assert command.create_parser("manage.py", "migrate").parse_args([]).database == "owner"
