"""A cost key in a sentence (R41), in the active language."""

from __future__ import annotations

from django.utils.translation import gettext as _

from digiportal.money.localised import local_amount, local_percent
from finance.explanations import joined
from finance.models import ComponentKind, CostKey, KeyComponent


def key_in_words(key: CostKey) -> str:
    """«50 % equally and 50 % by population.» Uses prefetched components."""
    return joined(_limited(component) for component in key.components.all())


def _limited(component: KeyComponent) -> str:
    text = _component(component)
    return _("%(part)s (municipalities only)") % {"part": text} if component.municipalities_only else text


def _component(component: KeyComponent) -> str:
    if component.kind == ComponentKind.FIXED_AMOUNT:
        return _("%(amount)s for each member") % {"amount": local_amount(component.amount or 0)}
    if component.kind == ComponentKind.PER_INHABITANT:
        return _("%(amount)s for each inhabitant") % {"amount": local_amount(component.amount or 0)}
    percent = local_percent(component.percent or 0)
    if component.kind == ComponentKind.EQUAL:
        return _("%(percent)s equally") % {"percent": percent}
    return _("%(percent)s by population") % {"percent": percent}
