"""How much a rich text may be."""

from __future__ import annotations

LONGEST = 40_000
"""Characters that a reader sees, unless a field says otherwise; about fifteen pages."""

LONGEST_HTML = 1_000_000
"""Characters of HTML that are looked at at all. Word's own is some ten times the text."""

LONGEST_WRITTEN = 300_000
"""Characters of HTML after cleaning, several times what any field takes."""


class TextTooLong(ValueError):
    """More than can be a text of the portal; nothing of it was read."""
