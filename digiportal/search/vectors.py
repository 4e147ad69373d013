"""The words of columns as PostgreSQL sees them: one expression for the index and for the search."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from digiportal.database.operations import TableOperation
from digiportal.search.registry import Text
from digiportal.search.words import Term


def vector_sql(columns: Sequence[str], named: str = "") -> str:
    """The words of the columns. Their table isn't named: Django gives it another name in each subquery."""
    parts = [f"""coalesce("{column}"::text, '')""" for column in columns]
    if named:
        parts.append(f"'{named}'")
    joined = " || ' ' || ".join(parts)
    return f"search_words({joined})"


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
        super().__init__(f"{vector_sql(text.columns, text.named)} @@ {query}", params, output_field=BooleanField())


class SearchIndex(TableOperation):
    """An index over the words of columns of a model, kept true by the database itself.

    ``columns`` and ``named`` are those of the ``Text`` that is searched. The migration depends on ``("search", "0001_words")``.
    """

    def __init__(self, model_name: str, columns: Sequence[str], named: str = "") -> None:
        super().__init__(model_name)
        self.columns = columns
        self.named = named

    def forwards_sql(self, table: str) -> str:
        return f'CREATE INDEX "{table}_words" ON "{table}" USING gin ({vector_sql(self.columns, self.named)})'

    def backwards_sql(self, table: str) -> str:
        return f'DROP INDEX "{table}_words"'

    def describe(self) -> str:
        return f"Index the words of {self.model_name}"
