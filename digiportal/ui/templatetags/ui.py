"""Tags that pages are built with: icons, states, and components with content of their own."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from digiportal.ui.icons import drawing
from digiportal.ui.tones import SHAPES, tone_of

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """``{% icon "calendar" %}``: an icon beside words that say the same."""
    return drawing(name, classes)


@register.simple_tag
def state_tag(label: object, state: str = "neutral") -> SafeString:
    """``{% state_tag case.get_state_display case.state %}``: word, shape and colour of a state (or of a tone)."""
    tone = tone_of(state)
    return format_html('<span class="state" data-tone="{}">{}{}</span>', tone, drawing(SHAPES[tone]), label)


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: SafeString, name: str, **variables: Any) -> SafeString:
    """A partial of ``templates/components/`` round content of the page's own, which it shows as ``slot``.

    ``{% component "data_table" caption=… %}<thead>…{% endcomponent %}``. The partial sees its variables alone.
    """
    partial = context.template.engine.get_template(f"components/{name}.html")  # type: ignore[union-attr]
    slot = mark_safe(content.strip())  # noqa: S308 - rendered by the page just now, its variables escaped there
    return partial.render(context.new({**variables, "slot": slot}))


@register.filter
def leading(label: object) -> str:
    """``{{ field.label|leading }}``: a label before what is said of its field, «Name:» or «For how long?»."""
    words = str(label)
    return words if words.endswith(("?", ":")) else f"{words}:"


@register.simple_tag
def styled(field: BoundField) -> SafeString:
    """The input of a form's field in the design system's look; Django itself ties it to its help and its errors."""
    attrs: dict[str, str | bool] = {"class": f"ds-input {field.field.widget.attrs.get('class', '')}".strip()}
    return field.as_widget(attrs=attrs)


@register.simple_tag
def styled_choice(choice: BoundWidget) -> SafeString:
    """One of the choices of a field that shows them all, without its label."""
    choice.data["wrap_label"] = False
    choice.data["attrs"]["class"] = "ds-input"
    return choice.tag()
