"""The plain data that document templates show."""

import pytest

from digiportal.documents.blocks import Column, Table

COLUMNS = [Column("Post"), Column("Kroner", numeric=True)]


def test_cells_are_set_as_their_columns() -> None:
    table = Table.of("Budsjett", COLUMNS, [("Reiser", "800")], sums=[("Sum", "800")])
    assert [[cell.numeric for cell in row] for row in table] == [[False, True], [False, True]]


@pytest.mark.parametrize("row", [("Reiser",), ("Reiser", "800", "1")])
def test_rows_have_as_many_cells_as_columns(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="columns"):
        Table.of("Budsjett", COLUMNS, [row])


def test_short_tables_stay_on_one_page_and_long_ones_break() -> None:
    assert Table.of("", COLUMNS, [("a", "1")] * 14).is_short
    assert not Table.of("", COLUMNS, [("a", "1")] * 14, sums=[("Sum", "14")]).is_short
