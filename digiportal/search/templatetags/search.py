"""The words that were looked for, marked in a text."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from digiportal.search.words import parse

register = template.Library()


@register.filter
def marked(text: str, typed: str) -> SafeString:
    """``text`` escaped, with each beginning of a word that was typed in ``<mark>``."""
    words = sorted({word for term in parse(typed).wanted for word in term.words}, key=len, reverse=True)
    if not words:
        return escape(text)
    beginning = re.compile(rf"(?<![^\W_])({'|'.join(map(re.escape, words))})", re.IGNORECASE)
    parts = beginning.split(text)
    # Every second part of a split by one group is what it was split at. Each part is escaped by itself.
    html = (f"<mark>{escape(part)}</mark>" if place % 2 else escape(part) for place, part in enumerate(parts))
    return mark_safe("".join(html))  # noqa: S308
