"""Calculating, sending and adopting shares (R41–R44, R50)."""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from finance.models import CostSharing, KeyState
from finance.services.sharing import adopt_sharing, calculate
from programme.models import Body, Competence, Party, Population, Programme
from tests.cooperation import make_programme, make_resolution, make_user
from tests.finance.cases import make_key, make_proposal, make_sharing, make_six

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden" / "vest_telemark_cost_share.csv"


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_six(programme)
    return programme


def shares(sharing: CostSharing) -> dict[str, Decimal]:
    return dict(sharing.shares.values_list("organisation__name", "amount"))


@pytest.mark.rule("R42")
def test_the_printed_table_comes_out_within_a_krone_and_exactly_in_sum(programme: Programme) -> None:
    outcome = shares(make_sharing(programme))
    with GOLDEN.open(encoding="utf-8") as file:
        printed = {row["municipality"]: Decimal(row["total_nok"]) for row in csv.DictReader(file)}
    assert printed.pop("Vest-Telemark") == sum(outcome.values()) == 1_000_000
    assert all(abs(outcome[name] - amount) <= 1 for name, amount in printed.items())
    assert outcome["Vinje"] == 214808


@pytest.mark.rule("R43")
def test_inputs_are_kept_with_the_result(programme: Programme) -> None:
    sharing = make_sharing(programme)
    Population.objects.all().delete()
    share = sharing.shares.get(organisation__name="Vinje")
    assert (share.number, share.population) == ("0834", 3726)
    assert share.explanation["steps"][1]["population_date"] == "2017-01-01"


@pytest.mark.rule("R44")
def test_who_leaves_pays_for_the_months_before(programme: Programme) -> None:
    Party.objects.filter(organisation__name="Vinje").update(valid_to=datetime.date(2019, 7, 1))
    sharing = make_sharing(programme)
    assert sharing.shares.get(organisation__name="Vinje").explanation["member"]["months"] == 6
    assert sum(shares(sharing).values()) == 1_000_000


@pytest.mark.rule("R43")
def test_a_population_that_the_register_lacks_is_named(programme: Programme) -> None:
    Population.objects.filter(organisation__name__in=["Tokke", "Vinje"]).delete()
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        make_sharing(programme)
    assert refused.value.message_dict == {
        "population_date": ["The register has no population on that date for Tokke, Vinje."]
    }


@pytest.mark.rule("R41")
def test_percentages_that_are_not_100_are_refused_in_words(programme: Programme) -> None:
    key = make_key(programme, equal=50, population=40)
    with translation.override("en"), pytest.raises(ValidationError, match="must add up to 100"):
        make_sharing(programme, key)


@pytest.mark.rule("R50")
def test_a_resolution_of_the_competent_body_adopts_shares_and_key(programme: Programme) -> None:
    body = Body.objects.create(programme=programme, slug="radet", name="Rådet")
    sharing = make_proposal(programme)
    resolution = make_resolution(programme, body)
    adopt_sharing(None, sharing, resolution)
    sharing.refresh_from_db()
    assert (sharing.state, sharing.key.state) == ("adopted", KeyState.ADOPTED)
    with pytest.raises(ValidationError):
        calculate(None, sharing)


@pytest.mark.rule("R50")
def test_another_body_adopts_nothing(programme: Programme) -> None:
    deciding, other = (Body.objects.create(programme=programme, slug=slug, name=slug) for slug in ("radet", "au"))
    Competence.objects.create(programme=programme, body=deciding, matter="cost_key", power="decides")
    sharing = make_proposal(programme)
    unlocked = make_resolution(programme, other, locked_at=None)
    with pytest.raises(ValidationError):
        adopt_sharing(None, sharing, unlocked)
    sharing.refresh_from_db()
    assert sharing.state == "proposed"


def test_only_those_who_prepare_finance_calculate(programme: Programme) -> None:
    sharing = make_sharing(programme)
    observer = make_user("observator", "observer", programme)
    with pytest.raises(PermissionDenied):
        calculate(observer, sharing)
    calculate(make_user("sekretariat", "secretariat", programme), sharing)
    assert sharing.history.first().history_user.full_name == "Sekretariat"
