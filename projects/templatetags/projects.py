"""Tags for the pages of projects."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from digiportal.ui.templatetags.ui import state_tag
from projects.models import Light, RollOut, RollOutState

register = template.Library()


@register.simple_tag
def light(value: str | None) -> SafeString | str:
    """``{% light report.overall %}``: word, shape and colour of a light; nothing without a report."""
    return state_tag(Light(value).label, value) if value else ""


@register.simple_tag
def rollout_state(rollout: RollOut) -> SafeString:
    """How far an organisation is in taking a solution into use."""
    tone = "done" if rollout.state == RollOutState.IN_USE else rollout.state
    return state_tag(rollout.get_state_display(), tone)
