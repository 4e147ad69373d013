"""Migration operations for what must hold against everybody who is not the owner of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.migrations.operations.base import Operation, OperationCategory


class TableOperation(Operation):
    """Runs SQL on the table of a model; the model's state stays as it is."""

    reduces_to_sql = True
    reversible = True
    category = OperationCategory.SQL

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        return None

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(self.forwards_sql(self._table(app_label, to_state)), params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        schema_editor.execute(self.backwards_sql(self._table(app_label, from_state)), params=None)

    def _table(self, app_label: str, state: Any) -> str:
        return str(state.apps.get_model(app_label, self.model_name)._meta.db_table)

    def forwards_sql(self, table: str) -> str:
        raise NotImplementedError

    def backwards_sql(self, table: str) -> str:
        raise NotImplementedError


class OnlyGrows(TableOperation):
    """The application's role may read and add rows, and nothing else: for history and for corrections."""

    def forwards_sql(self, table: str) -> str:
        return f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM "{settings.DATABASE_APPLICATION_ROLE}"'

    def backwards_sql(self, table: str) -> str:
        return f'GRANT UPDATE, DELETE ON "{table}" TO "{settings.DATABASE_APPLICATION_ROLE}"'

    def describe(self) -> str:
        return f"{self.model_name} only grows"


class NeverRemoved(TableOperation):
    """The application's role may change rows and never remove one."""

    def forwards_sql(self, table: str) -> str:
        return f'REVOKE DELETE, TRUNCATE ON "{table}" FROM "{settings.DATABASE_APPLICATION_ROLE}"'

    def backwards_sql(self, table: str) -> str:
        return f'GRANT DELETE ON "{table}" TO "{settings.DATABASE_APPLICATION_ROLE}"'

    def describe(self) -> str:
        return f"Rows of {self.model_name} are never removed"


class FreezeRows(TableOperation):
    """Rows for which ``when`` holds can't be changed or removed by anybody but the owner, not through SQL either (R15).

    ``when`` is SQL over ``OLD``. Columns in ``may_change`` may still be set: screening, for example, changes who sees a
    resolution and never what was decided. With ``with_parent``, ``when`` speaks of the row's parent: then rows can't be
    added to a frozen parent either. The trigger function is the portal's own and asks no session setting.
    """

    def __init__(self, model_name: str, when: str, may_change: Iterable[str] = (), with_parent: bool = False) -> None:
        super().__init__(model_name)
        self.when = when
        self.may_change = tuple(may_change)
        self.with_parent = with_parent

    def forwards_sql(self, table: str) -> str:
        refuse = f"RAISE EXCEPTION 'frozen: {table}' USING ERRCODE = 'restrict_violation';"
        compared = " - ".join(["to_jsonb({0})", *(f"'{column}'" for column in self.may_change)])
        joins = f"IF TG_OP <> 'DELETE' AND ({self.when.replace('OLD.', 'NEW.')}) THEN {refuse} END IF;"
        return f"""
        CREATE FUNCTION "{table}_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF current_user <> '{settings.DATABASE_OWNER_ROLE}' THEN
                {joins if self.with_parent else ""}
                IF TG_OP <> 'INSERT' AND ({self.when}) THEN
                    IF TG_OP = 'DELETE' THEN {refuse} END IF;
                    IF ({compared.format("OLD")}) IS DISTINCT FROM ({compared.format("NEW")}) THEN {refuse} END IF;
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER "{table}_frozen" BEFORE {"INSERT OR " if self.with_parent else ""}UPDATE OR DELETE
            ON "{table}" FOR EACH ROW EXECUTE FUNCTION "{table}_frozen"()
        """

    def backwards_sql(self, table: str) -> str:
        return f'DROP TRIGGER "{table}_frozen" ON "{table}"; DROP FUNCTION "{table}_frozen"()'

    def describe(self) -> str:
        return f"Freeze rows of {self.model_name}"
