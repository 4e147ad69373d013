"""The tools of the editor's toolbar, in the words of the user's language. What each does stands in static/richtext/tools.js."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Text = str | Promise


@dataclass(frozen=True)
class Tool:
    """A button. ``keys`` are its shortcut as ``aria-keyshortcuts`` has it; ``icon`` stands for the label where there is one.

    A toggle is on or off where the cursor stands; ``letter`` shows the label's first letter in the look that it gives.
    """

    name: str
    label: Text
    keys: str = ""
    icon: str = ""
    is_toggle: bool = False
    letter: bool = False

    @property
    def typed(self) -> str:
        """The shortcut as it is printed on keys."""
        return self.keys.replace("Control", "Ctrl").replace("ArrowRight", "→").replace("ArrowLeft", "←")


@dataclass(frozen=True)
class Group:
    """Tools that belong together; those of ``table`` are shown only in a table."""

    name: str
    label: Text
    tools: tuple[Tool, ...]


_TEXT = Group(
    "text",
    pgettext_lazy("toolbar", "Look of the text"),
    (
        Tool("heading", pgettext_lazy("toolbar", "Heading"), "Control+Shift+1", is_toggle=True),
        Tool("subheading", pgettext_lazy("toolbar", "Subheading"), "Control+Shift+2", is_toggle=True),
        Tool("bold", pgettext_lazy("toolbar", "Bold"), "Control+B", is_toggle=True, letter=True),
        Tool("italic", pgettext_lazy("toolbar", "Italic"), "Control+I", is_toggle=True, letter=True),
    ),
)
_LISTS = Group(
    "lists",
    pgettext_lazy("toolbar", "Lists"),
    (
        Tool("bullets", pgettext_lazy("toolbar", "Bulleted list"), "Control+Shift+8", "list-bullets", is_toggle=True),
        Tool("numbers", pgettext_lazy("toolbar", "Numbered list"), "Control+Shift+7", "list-numbers", is_toggle=True),
        Tool("deeper", pgettext_lazy("toolbar", "Move the point in"), "Alt+Shift+ArrowRight", "indent"),
        Tool("shallower", pgettext_lazy("toolbar", "Move the point out"), "Alt+Shift+ArrowLeft", "outdent"),
    ),
)
_INSERT = Group(
    "insert",
    pgettext_lazy("toolbar", "Put in"),
    (
        Tool("link", pgettext_lazy("toolbar", "Link"), "Control+K", "chain", is_toggle=True),
        Tool("table", pgettext_lazy("toolbar", "Table"), icon="table"),
    ),
)
_HISTORY = Group(
    "history",
    pgettext_lazy("toolbar", "Undo and redo"),
    (
        Tool("undo", pgettext_lazy("toolbar", "Undo"), "Control+Z", "undo"),
        Tool("redo", pgettext_lazy("toolbar", "Redo"), "Control+Y", "redo"),
    ),
)
_TABLE = Group(
    "table",
    pgettext_lazy("toolbar", "The table"),
    (
        Tool("row", pgettext_lazy("toolbar", "New row")),
        Tool("column", pgettext_lazy("toolbar", "New column")),
        Tool("delete-row", pgettext_lazy("toolbar", "Remove row")),
        Tool("delete-column", pgettext_lazy("toolbar", "Remove column")),
        Tool("head-column", pgettext_lazy("toolbar", "First column is headings"), is_toggle=True),
        Tool("delete-table", pgettext_lazy("toolbar", "Remove table")),
    ),
)

GROUPS = (_TEXT, _LISTS, _INSERT, _HISTORY, _TABLE)
