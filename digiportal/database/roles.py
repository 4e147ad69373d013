"""The two roles: the owner has the tables, the application's role may use them and owns nothing."""

from __future__ import annotations

from psycopg import sql

Statement = sql.Composed


def create_roles(owner: str, owner_password: str, application: str, application_password: str) -> list[Statement]:
    """Statements for a superuser that make both roles."""
    create = sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}")
    return [
        create.format(sql.Identifier(owner), sql.SQL("CREATEDB"), sql.Literal(owner_password)),
        create.format(sql.Identifier(application), sql.SQL("NOCREATEDB"), sql.Literal(application_password)),
    ]


def create_database(name: str, owner: str) -> Statement:
    """Statement that makes the database of the portal."""
    return sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
        sql.Identifier(name), sql.Identifier(owner)
    )


def grant_use(owner: str, application: str) -> list[Statement]:
    """Statements, in the portal's database, that let the application's role use what the owner will make."""
    names = {"owner": sql.Identifier(owner), "application": sql.Identifier(application)}
    statements = [
        "GRANT USAGE ON SCHEMA public TO {application}",
        "GRANT CREATE ON SCHEMA public TO {owner}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE ON SEQUENCES TO {application}",
    ]
    return [sql.SQL(statement).format(**names) for statement in statements]
