"""How rich text is shown: on pages and in print, its headings below those of the place where it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from digiportal.richtext.blocks import HEADING_LEVELS, TOP_LEVEL
from digiportal.richtext.cleaning import to_html

LOWEST = 6

_HEADING = re.compile(rf"(</?h)([{TOP_LEVEL}-{TOP_LEVEL + HEADING_LEVELS - 1}])>")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_FIRST_HEAD = re.compile(r"<th[^>]*>(.+?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def on_page(text: str, top: int = TOP_LEVEL) -> SafeString:
    """The text for a page; its first headings are of level ``top``. Tables scroll inside themselves and can be focused."""
    return _on_page(text, top, get_language() or "")


def in_print(text: str, top: int = TOP_LEVEL) -> SafeString:
    """The text for a document: tables look as the document's own, with heads that repeat."""
    return _in_print(text, top)


@lru_cache(maxsize=256)
def _on_page(text: str, top: int, language: str) -> SafeString:
    return _safe(_TABLE.sub(_page_table, _moved(to_html(text), top)))


@lru_cache(maxsize=64)
def _in_print(text: str, top: int) -> SafeString:
    return _safe(
        _TABLE.sub(r'<div class="table-block"><table class="data">\1</table></div>', _moved(to_html(text), top))
    )


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - cleaned just now


def _moved(html: str, top: int) -> str:
    """The headings at the levels of the place."""
    return _HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) - TOP_LEVEL + top, LOWEST)}>", html)


def _page_table(found: re.Match[str]) -> str:
    """A table in the portal's look; for those who can't see it, it is named by its first heading."""
    head = _FIRST_HEAD.search(found[1])
    about = unescape(_TAG.sub("", head[1])).strip() if head else ""
    name = _("Table: %(about)s") % {"about": about} if about else _("Table")
    return format_html(
        '<div class="table-box" role="group" aria-label="{}" tabindex="0"><table class="data">{}</table></div>',
        name,
        _safe(found[1]),
    )
