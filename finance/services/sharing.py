"""Sharing a sum of a year: calculated from the register, sent as a proposal, adopted by a resolution (R41–R43, R50)."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.records.recording import record
from finance import cost_sharing
from finance.cost_sharing.errors import MissingPopulation
from finance.models import ComponentKind, CostSharing, KeyKind, KeyState, Share, SharingState
from finance.sharing_errors import message_for
from programme.models import Matter, OfficialNumber, OrganisationKind, Party, Population, Resolution
from programme.services.competence import require_competence

AMOUNTS: dict[str, Any] = {
    ComponentKind.FIXED_AMOUNT: cost_sharing.FixedAmount,
    ComponentKind.PER_INHABITANT: cost_sharing.AmountPerInhabitant,
}
PERCENTAGES: dict[str, Any] = {
    ComponentKind.EQUAL: cost_sharing.Equal,
    ComponentKind.POPULATION: cost_sharing.ByPopulation,
}
BY_INHABITANTS = (ComponentKind.PER_INHABITANT, ComponentKind.POPULATION)


def calculate(actor: Any, sharing: CostSharing) -> CostSharing:
    """Compute every party's share and keep it with all its steps; a sharing that is adopted can't be computed anew.

    Raises ``ValidationError`` in the user's language for what the engine refuses: percentages that aren't 100, a
    negative rest, a population that the register lacks.
    """
    authorise(actor, "prepare_finance", sharing.programme)
    _refuse_adopted(sharing)
    outcome = compute(sharing)
    with transaction.atomic():
        if sharing.key.kind == KeyKind.PRICING:
            sharing.total = outcome.total
        record(sharing, actor, _("The shares were calculated."))
        sharing.shares.all().delete()
        Share.objects.bulk_create(_share(sharing, share) for share in outcome.shares)
    return sharing


def compute(sharing: CostSharing) -> cost_sharing.Sharing:
    """The shares as the engine gives them, from the parties and the register; nothing is stored."""
    members = members_of(sharing)
    unit = cost_sharing.Unit(sharing.key.rounding)
    months = cost_sharing.MonthsRule.BY_MONTHS if sharing.key.by_months else cost_sharing.MonthsRule.NONE
    source = None
    if sharing.population_date is not None:
        source = cost_sharing.PopulationSource(sharing.population_source, sharing.population_date)
    components = components_of(sharing)
    try:
        if sharing.key.kind == KeyKind.PRICING:
            return cost_sharing.price(components, members, unit=unit, months_rule=months, population_source=source)
        return cost_sharing.divide(
            sharing.total, components, members, unit=unit, months_rule=months, population_source=source
        )
    except MissingPopulation as error:
        raise _missing_population(components, members) from error
    except cost_sharing.CostSharingError as error:
        raise ValidationError(message_for(error), code=error.code) from error


def _missing_population(components: list[Any], members: list[cost_sharing.Member]) -> ValidationError:
    """Names all whose population the key asks for and the register lacks, at the field for its date."""
    asking = [component for component in components if component.kind in BY_INHABITANTS]
    missing = [
        member.name
        for member in members
        if member.population is None
        and any(component.participants is None or member.key in component.participants for component in asking)
    ]
    message = _("The register has no population on that date for %(members)s.") % {"members": ", ".join(missing)}
    return ValidationError({"population_date": ValidationError(message, code=MissingPopulation.code)})


def components_of(sharing: CostSharing) -> list[Any]:
    """The engine's components of the sharing's key, in order."""
    components = []
    for component in sharing.key.components.all():
        participants = _municipalities(sharing) if component.municipalities_only else None
        if component.kind in AMOUNTS:
            components.append(AMOUNTS[component.kind](component.amount, participants=participants))
        else:
            components.append(PERCENTAGES[component.kind](component.percent, participants=participants))
    return components


def _municipalities(sharing: CostSharing) -> frozenset[str]:
    """Keys of the members of the year that are municipalities."""
    parties = Party.objects.members().filter(
        programme=sharing.programme, organisation__kind=OrganisationKind.MUNICIPALITY
    )
    return frozenset(str(party.organisation_id) for party in parties if months_in(party, *_year(sharing.year)))


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    """The first day of a year and the first of the next."""
    return datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)


def members_of(sharing: CostSharing) -> list[cost_sharing.Member]:
    """The members of the year: number on its 1 January, months in the year, population on the day named."""
    new_year, next_year = _year(sharing.year)
    parties = Party.objects.members().filter(programme=sharing.programme).select_related("organisation")
    present = [party for party in parties if months_in(party, new_year, next_year)]
    organisations = [party.organisation_id for party in present]
    numbers = dict(
        OfficialNumber.objects.on(new_year).filter(organisation__in=organisations).values_list("organisation", "number")
    )
    figures = Population.objects.filter(organisation__in=organisations)
    populations = dict(figures.filter(Q(date=sharing.population_date)).values_list("organisation", "count"))
    return [
        cost_sharing.Member(
            key=str(party.organisation_id),
            number=numbers.get(party.organisation_id, ""),
            name=party.organisation.name,
            population=populations.get(party.organisation_id),
            months=months_in(party, new_year, next_year),
        )
        for party in present
    ]


def months_in(party: Party, new_year: datetime.date, next_year: datetime.date) -> int:
    """In how many months of the year the party is a member; a month begun counts (R44)."""
    start = max(party.valid_from or new_year, new_year)
    end = min(party.valid_to or next_year, next_year)
    if start >= end:
        return 0
    last = end - datetime.timedelta(days=1)
    return last.month - start.month + 1


def send_proposal(actor: Any, sharing: CostSharing, sent_on: datetime.date) -> CostSharing:
    """Send the shares out to the parties as a proposal: from now on all of them see all."""
    authorise(actor, "prepare_finance", sharing.programme)
    _refuse_adopted(sharing)
    sharing.state, sharing.sent_on = SharingState.PROPOSED, sent_on
    return record(sharing, actor, _("Sent to the parties as a proposal."))


def adopt_sharing(actor: Any, sharing: CostSharing, resolution: Resolution) -> CostSharing:
    """Adopt the shares, and a key still proposed, by a resolution of the competent body; both are frozen."""
    authorise(actor, "prepare_finance", sharing.programme)
    require_competence(resolution, Matter.COST_KEY)
    _refuse_adopted(sharing)
    with transaction.atomic():
        if sharing.key.state == KeyState.PROPOSED:
            sharing.key.state, sharing.key.adopted_by = KeyState.ADOPTED, resolution
            record(sharing.key, actor, _("Adopted."))
        sharing.state, sharing.adopted_by = SharingState.ADOPTED, resolution
        return record(sharing, actor, _("Adopted."))


def _refuse_adopted(sharing: CostSharing) -> None:
    if sharing.state == SharingState.ADOPTED and sharing.pk is not None:
        raise ValidationError(_("The shares are adopted and can't be changed. Make a new version instead."))


def _share(sharing: CostSharing, share: cost_sharing.Share) -> Share:
    return Share(
        sharing=sharing,
        organisation_id=int(share.member.key),
        number=share.member.number,
        population=share.member.population,
        amount=share.amount,
        explanation=share.as_json(),
    )
