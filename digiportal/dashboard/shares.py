"""The cost shares of the user's own organisations: this year, last year, and the latest proposal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from digiportal.access.holdings import holdings
from digiportal.money.localised import local_amount
from finance.facts.shares import shown_parts
from finance.models import CostSharing, Share, SharingState
from programme.policies import ON_ORGANISATION


@dataclass(frozen=True)
class OwnShare:
    """One sharing seen from one organisation: its sentence, its figure and where it is explained."""

    organisation: str
    programme: str
    language: str
    title: str
    year: int
    is_proposal: bool
    amount: Decimal
    previous: Decimal | None
    sentence: str
    url: str
    all_url: str
    statement_url: str

    @property
    def change(self) -> Decimal | None:
        """NOK more (or, negative, less) than the year before."""
        return None if self.previous is None else self.amount - self.previous


def own_shares(user: Any) -> list[OwnShare]:
    """For each of the user's organisations and programmes the newest yearly contribution; two queries."""
    organisations = holdings(user).ids(ON_ORGANISATION, "see_statement")
    if not organisations:
        return []
    sharings = CostSharing.objects.visible_to(user).yearly()
    shares = Share.objects.filter(organisation__in=organisations, sharing__in=sharings)
    shares = shares.select_related("organisation", "sharing__programme").order_by("-sharing__year", "sharing__state")
    newest: dict[tuple[int, int], list[Share]] = {}
    for share in shares:
        newest.setdefault((share.organisation_id, share.sharing.programme_id), []).append(share)
    return [_own_share(years) for years in newest.values()]


def _own_share(years: list[Share]) -> OwnShare:
    share = years[0]
    sharing, organisation = share.sharing, share.organisation
    earlier = next((other.amount for other in years[1:] if other.sharing.year == sharing.year - 1), None)
    place = [sharing.programme.slug, sharing.year, sharing.slug]
    return OwnShare(
        organisation=organisation.name,
        programme=sharing.programme.short_name,
        language=sharing.programme.language,
        title=sharing.title,
        year=sharing.year,
        is_proposal=sharing.state == SharingState.PROPOSED,
        amount=share.amount,
        previous=earlier,
        sentence=_sentence(share),
        url=reverse("finance:share", args=[*place, organisation.slug]),
        all_url=reverse("finance:sharing", args=place),
        statement_url=reverse("finance:statement", args=[sharing.programme.slug, organisation.slug]),
    )


def _sentence(share: Share) -> str:
    """For example «Vinje's share of 1 000 000 kr: 83 333 kr equally and 131 475 kr by population»."""
    sharing = share.sharing
    parts = dict(shown_parts(share.explanation))
    facts = {
        "who": share.organisation.name,
        "total": local_amount(sharing.total),
        "year": sharing.year,
        "equal": local_amount(parts["equal"]) if "equal" in parts else "",
        "population": local_amount(parts["population"]) if "population" in parts else "",
    }
    if set(parts) == {"equal", "population"}:
        if sharing.state == SharingState.PROPOSED:
            return (
                _(
                    "%(who)s's part of the proposed sharing of %(total)s in %(year)s:"
                    " %(equal)s equally and %(population)s by population."
                )
                % facts
            )
        return _("%(who)s's part of %(total)s in %(year)s: %(equal)s equally and %(population)s by population.") % facts
    return _("%(who)s's part of %(total)s in %(year)s.") % facts
