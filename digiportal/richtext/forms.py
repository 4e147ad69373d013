"""A form's field for rich text, and the editor that it is written in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digiportal.money.localised import local_number
from digiportal.richtext.cleaning import to_html
from digiportal.richtext.limits import LONGEST, TextTooLong
from digiportal.richtext.plain import as_typed, length, plain_text
from digiportal.richtext.tools import GROUPS


class RichTextWidget(forms.Textarea):
    """The editor. Without its script it is a plain text area, in which text with more than paragraphs stands as HTML."""

    template_name = "richtext/editor.html"

    class Media:
        css = {"all": ["richtext/editor.css"]}
        js = [Script("richtext/editor.js", type="module"), Script("richtext/drafts.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None, max_length: int = LONGEST) -> None:
        super().__init__({"rows": 14, **(attrs or {})})
        self.max_length = max_length

    def format_value(self, value: Any) -> str:
        """The stored text as a text area shows it; what can't be read, being too long, as it was typed."""
        try:
            return as_typed(str(value or ""))
        except TextTooLong:
            return str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {"max_length": self.max_length, "groups": GROUPS}

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser can't show its complaint beside a text area that the editor hides."""
        return False


class RichTextField(forms.CharField):
    """Rich text; its value is clean. ``max_length`` counts the characters that a reader sees."""

    widget = RichTextWidget

    def __init__(self, *, max_length: int = LONGEST, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = max_length
        if isinstance(self.widget, RichTextWidget):
            self.widget.max_length = max_length

    def to_python(self, value: Any) -> str:
        """The clean HTML of what was posted. Raises ``ValidationError`` for too much."""
        try:
            html = to_html(super().to_python(value) or "")
        except TextTooLong:
            raise ValidationError(self._too_long()) from None
        seen = length(html)
        if seen > self.longest:
            raise ValidationError(self._too_long(seen))
        return html

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the texts differ once both are clean."""
        try:
            return to_html(str(initial or "")) != to_html(str(data or ""))
        except TextTooLong:
            return True

    def in_words(self, value: str) -> str:
        """A posted value as people read it."""
        try:
            return plain_text(value)
        except TextTooLong:
            return self._too_long()

    def _too_long(self, seen: int = 0) -> str:
        values = {"longest": local_number(self.longest), "over": local_number(seen - self.longest)}
        if not seen:
            return _("This is more than the portal takes. The text may have %(longest)s characters.") % values
        text = ngettext(
            "The text may have %(longest)s characters; it has %(over)s too many.",
            "The text may have %(longest)s characters; it has %(over)s too many.",
            seen - self.longest,
        )
        return text % values
