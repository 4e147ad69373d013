"""The words that were looked for, found again in a text: marked in a title, quoted with what stands around them."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from digiportal.search.norwegian import fold
from digiportal.search.words import WORD, Query

BEFORE, AFTER = 70, 130  # characters around the first word that a quotation shows
_ENDING = re.compile(r"(?<=.{4})(?:heten|ene|ane|ens|ers|ets|en|et|er|ar|a|e|s)$")


def beginnings(query: Query) -> tuple[str, ...]:
    """What a word begins with that is marked: as typed, in the other form of Norwegian, and without the usual endings."""
    forms = {form for term in query.wanted for form in term.forms}
    return tuple(forms | {_ENDING.sub("", form) for form in forms})


def _is_hit(word: str, sought: tuple[str, ...]) -> bool:
    folded = fold(word)
    return any(folded.startswith(one) if len(one) > 1 and not one.isdigit() else folded == one for one in sought)


def marked(text: str, sought: tuple[str, ...]) -> SafeString:
    """``text`` escaped, with the words that begin with one of ``sought`` in ``<mark>``."""
    html, done = [], 0
    for word in WORD.finditer(text):
        if _is_hit(word[0], sought):
            # What stands between the marks and what they hold is escaped by itself.
            html += [escape(text[done : word.start()]), "<mark>", escape(word[0]), "</mark>"]
            done = word.end()
    return mark_safe("".join([*html, escape(text[done:])]))  # noqa: S308


def quotation(text: str, sought: tuple[str, ...]) -> str:
    """What stands around the first of the words in ``text``, with … where it is cut; empty where none of them is in it."""
    words = (word.start() for word in WORD.finditer(text) if _is_hit(word[0], sought))
    place = next(words, None)
    if place is None:
        return ""
    start, end = max(0, place - BEFORE), min(len(text), place + AFTER)
    cut = text[start:end]
    if start:
        cut = "… " + cut.partition(" ")[2] if " " in cut[:BEFORE] else "… " + cut
    if end < len(text):
        cut = (cut.rpartition(" ")[0] if " " in cut[-BEFORE:] else cut) + " …"
    return " ".join(cut.split())
