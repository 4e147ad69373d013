"""Filters for the pages of programmes."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from programme.models import Programme

register = template.Library()


@register.filter
def spoken(text: object, programme: Programme) -> SafeString | object:
    """``{{ body.name|spoken:programme }}``: text in the programme's own language, marked where the page has another."""
    if not text or programme.language == get_language():
        return text
    return format_html('<span lang="{}">{}</span>', programme.language, text)
