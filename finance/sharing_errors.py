"""What the cost-sharing engine refuses, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.cost_sharing import CostSharingError

MESSAGES = {
    "negative_total": _("The sum to share can't be negative."),
    "total_not_in_units": _("The sum has øre, but the key shares in whole kroner."),
    "no_components": _("The key has no parts: say how the sum is to be shared."),
    "negative_component": _("An amount or a per cent of the key is negative."),
    "percentages_not_100": _("The percentages of the key must add up to 100."),
    "negative_rest": _("The fixed amounts of the key come to more than the sum to share."),
    "no_members": _("There is nobody to share with in this year."),
    "no_participants": _("A part of the key has no participants."),
    "unknown_participant": _("A part of the key names somebody who is no member in this year."),
    "no_months": _("Nobody is a member in this year."),
    "zero_basis": _("The basis of a part of the key is zero for all members."),
    "bands_overlap": _("Two size bands of the key overlap."),
    "bands_gap": _("The size bands of the key leave a gap."),
}


def message_for(error: CostSharingError) -> str:
    """The message for an error."""
    return str(MESSAGES.get(error.code, _("The key can't be used with these figures.")))
