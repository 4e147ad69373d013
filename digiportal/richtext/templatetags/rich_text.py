"""Filters that show rich text; plain text of before is shown in paragraphs."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from digiportal.richtext import showing
from digiportal.richtext.blocks import TOP_LEVEL

register = template.Library()


@register.filter
def rich_text(text: str, top: int = TOP_LEVEL) -> SafeString:
    """``{{ chapter.body|rich_text }}`` in a section under an h2; ``{{ text|rich_text:2 }}`` right under the page's h1."""
    return showing.on_page(str(text or ""), top)


@register.filter
def rich_text_print(text: str, top: int = TOP_LEVEL) -> SafeString:
    """The same for the templates of documents."""
    return showing.in_print(str(text or ""), top)
