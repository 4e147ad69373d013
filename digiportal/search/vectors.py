"""The words of columns as PostgreSQL sees them: one expression for the index and for the search."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from digiportal.database.operations import TableOperation
from digiportal.search.registry import Text
from digiportal.search.words import Term

PARTING = "/-–_.:,@"
"""Signs that part words here, so that «sak-/arkivsystem» is two words and no path, «94/18» two numbers and no fraction."""


def text_sql(columns: Sequence[str]) -> str:
    """The columns as one text. Their table isn't named: Django gives it another name in each subquery."""
    joined = " || ' ' || ".join(f"""coalesce("{column}", '')""" for column in columns)
    return f"translate({joined}, '{PARTING}', '{' ' * len(PARTING)}')"


def vector_sql(columns: Sequence[str]) -> str:
    """Each word twice: without its Norwegian ending, and as it stands (names, numbers, nynorsk, «og»)."""
    text = text_sql(columns)
    return f"(to_tsvector('norwegian', {text}) || to_tsvector('simple', {text}))"


def query_sql(term: Term) -> tuple[str, list[str]]:
    """A ``tsquery`` for the term and its parameters."""
    if term.stemmed is None:
        return "to_tsquery('simple', %s)", [term.simple]
    return "(to_tsquery('norwegian', %s) || to_tsquery('simple', %s))", [term.stemmed, term.simple]


class Matches(RawSQL):
    """Whether the words of a row match a term; for ``filter``."""

    conditional = True

    def __init__(self, text: Text, term: Term) -> None:
        query, params = query_sql(term)
        vector = vector_sql(text.columns)
        super().__init__(f"{vector} @@ {query}", params, output_field=BooleanField())


class SearchIndex(TableOperation):
    """An index over the words of columns of a model, kept true by the database itself."""

    def __init__(self, model_name: str, columns: Sequence[str]) -> None:
        super().__init__(model_name)
        self.columns = columns

    def forwards_sql(self, table: str) -> str:
        return f'CREATE INDEX "{table}_words" ON "{table}" USING gin ({vector_sql(self.columns)})'

    def backwards_sql(self, table: str) -> str:
        return f'DROP INDEX "{table}_words"'

    def describe(self) -> str:
        return f"Index the words of {self.model_name}"
