"""What can be wrong with a sharing: one class for each, with a stable code and parameters.

The texts here are for developers. A page finds its own sentence by ``code`` and fills it from ``params``.
"""

from __future__ import annotations

from typing import ClassVar


class CostSharingError(ValueError):
    """Base of all refusals. ``code`` names the reason, ``params`` holds the figures and keys that a message needs."""

    code: ClassVar[str] = "cost_sharing"
    message: ClassVar[str] = "the sharing is refused"

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.message.format(**params))


class NotFinite(CostSharingError):
    """A figure is NaN or infinite. Params: what, value."""

    code = "not_finite"
    message = "{what} is not a finite number: {value}"


class NegativeTotal(CostSharingError):
    """The sum to divide is below zero. Params: total."""

    code = "negative_total"
    message = "the sum to divide is negative: {total}"


class TotalNotInUnits(CostSharingError):
    """The sum is finer than the unit, so whole shares cannot add up to it. Params: total, unit."""

    code = "total_not_in_units"
    message = "the sum {total} is not a whole number of {unit}"


class NegativeComponent(CostSharingError):
    """A component's amount, price or percentage is below zero. Params: what, value."""

    code = "negative_component"
    message = "{what} is negative: {value}"


class PercentagesNot100(CostSharingError):
    """The percentages do not add up to exactly 100. Params: total (what they add up to)."""

    code = "percentages_not_100"
    message = "the percentages add up to {total}, not 100"


class NegativeRest(CostSharingError):
    """The amounts taken first are more than the sum. Params: total, amounts (both NOK, two decimals)."""

    code = "negative_rest"
    message = "the amounts taken first, {amounts}, are more than the sum {total}"


class NoComponents(CostSharingError):
    """A key without components says nothing."""

    code = "no_components"
    message = "the key has no components"


class NoMembers(CostSharingError):
    """There is nobody to share among."""

    code = "no_members"
    message = "there are no members to share among"


class NoParticipants(CostSharingError):
    """A component is limited to an empty set of participants. Params: component (its kind)."""

    code = "no_participants"
    message = "the component {component} is limited to nobody"


class DuplicateMember(CostSharingError):
    """The same member is given twice. Params: member (key)."""

    code = "duplicate_member"
    message = "the member {member} is given twice"


class UnknownParticipant(CostSharingError):
    """A component names somebody who is not a member. Params: participant (key), component (kind)."""

    code = "unknown_participant"
    message = "the component {component} names {participant}, who is not a member"


class MonthsOutOfRange(CostSharingError):
    """Months are not 0 to 12. Params: member (key), months."""

    code = "months_out_of_range"
    message = "{member} has {months} months; they must be 0 to 12"


class NoMonths(CostSharingError):
    """Every member has zero months, so nobody is there to pay."""

    code = "no_months"
    message = "all members have zero months"


class NegativeBasis(CostSharingError):
    """A member's population or weight is below zero. Params: member (key), what, value."""

    code = "negative_basis"
    message = "{what} of {member} is negative: {value}"


class MissingPopulation(CostSharingError):
    """The population of a member is needed and not known. Params: member (key), name."""

    code = "missing_population"
    message = "the population of {member} is not known"


class MissingWeight(CostSharingError):
    """A weight of a member is needed and not known. Params: member (key), name, weight (which)."""

    code = "missing_weight"
    message = "{member} has no weight {weight}"


class ZeroBasis(CostSharingError):
    """All who take part in a percentage have the basis zero, so it cannot be shared. Params: component (kind)."""

    code = "zero_basis"
    message = "the basis of {component} is zero for all who take part in it"


class BandsOverlap(CostSharingError):
    """Two size bands cover the same population. Params: population (the first that both cover)."""

    code = "bands_overlap"
    message = "two bands cover the population {population}"


class BandsGap(CostSharingError):
    """A population lies in no size band. Params: population (the first that none covers)."""

    code = "bands_gap"
    message = "no band covers the population {population}"


class UnknownStep(CostSharingError):
    """Stored steps name a kind that is not known. Params: kind."""

    code = "unknown_step"
    message = "there is no step of the kind {kind}"
