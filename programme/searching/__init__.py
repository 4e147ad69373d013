"""What of a cooperation can be found by search. Columns and order are those of the indexes in the migrations."""

from __future__ import annotations

from digiportal.search.registry import register_searchable
from programme.searching import cooperation, decisions, documents


def register() -> None:
    """Called once, when the application is ready; the order is that of the page."""
    register_searchable(*decisions.KINDS, *documents.KINDS, *cooperation.KINDS)
