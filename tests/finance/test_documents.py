"""A party's share with its calculation, made of the demonstration."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.money.formatting import format_amount, format_number
from finance.documents.accounts_facts import BudgetFacts, LineFacts
from finance.documents.share_facts import gather_sharing, with_basis
from finance.documents.share_words import chart_of
from finance.models import CostSharing, Side
from tests.documents import structure
from tests.documents.making import made, spoken, squeezed

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]

VINJE = ("share", "vest-telemark", "2020", "vinje")
INDRE_FOSEN = ("share", "digitrondelag", "2026", "indre-fosen")


def _client(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


@pytest.mark.parametrize("asked", [VINJE, INDRE_FOSEN])
def test_share_is_accessible(asked: tuple[str, ...]) -> None:
    pdf = made(*asked).pdf
    assert structure.findings(pdf) == []
    assert structure.pdfua_findings(pdf) == []


@pytest.mark.rule("R43")
def test_share_is_explained_to_the_one_who_pays_it() -> None:
    text = spoken(*VINJE)
    for told in ["214 808 kr", "1 000 000 kr", "83 333,33 kr", "3 726", "14 170", "1. januar 2017", "tabell 07459"]:
        assert squeezed(told) in text


@pytest.mark.rule("R42")
@pytest.mark.parametrize("asked", [VINJE, INDRE_FOSEN])
def test_share_document_has_all_members_and_their_sum(asked: tuple[str, ...]) -> None:
    text = spoken(*asked)
    sharing = CostSharing.objects.yearly().get(programme__slug=asked[1], year=int(asked[2]))
    for share in sharing.shares.select_related("organisation"):
        assert squeezed(share.organisation.name) in text
        assert squeezed(format_amount(share.amount, unit=False)) in text
        if share.population is not None:
            assert squeezed(format_number(share.population)) in text
    assert sum(share.amount for share in sharing.shares.all()) == sharing.total
    assert squeezed(format_amount(sharing.total, unit=False)) in text


@pytest.mark.rule("R50")
def test_proposal_is_called_a_proposal() -> None:
    with translation.override("nn"):
        proposed = _("Proposed share of %(name)s in %(year)d") % {"name": "Vinje", "year": 2020}
        caption = _("Proposed shares for %(year)d, in kroner") % {"year": 2020}
    assert squeezed(proposed) in spoken(*VINJE)
    assert squeezed(caption) in spoken(*VINJE)
    with translation.override("nb"):
        adopted = _("Share of %(name)s in %(year)d") % {"name": "Indre Fosen", "year": 2026}
    assert squeezed(adopted) in spoken(*INDRE_FOSEN)


def test_share_document_speaks_the_programmes_language() -> None:
    assert '<html lang="nn">' in made(*VINJE).html
    assert '<html lang="nb">' in made(*INDRE_FOSEN).html


def test_chart_has_room_for_the_largest_and_the_reader() -> None:
    sharing = with_basis(CostSharing.objects.yearly()).get(programme__slug="digitrondelag", year=2026)
    facts = gather_sharing(sharing)
    chart = chart_of(facts, "leka")
    assert chart is not None
    assert len(chart.categories) == 16
    assert {"Trondheim", "Leka"} <= set(chart.categories)


def test_share_pdf_is_open_to_all_parties_and_no_others() -> None:
    sharing = CostSharing.objects.yearly().get(programme__slug="vest-telemark", year=2020)
    address = f"/vest-telemark/fordeling/2020/{sharing.slug}/vinje/andel.pdf"
    answer = _client("radmann.tokke@example.org").get(address)
    assert answer.status_code == 200
    assert (
        answer.headers["Content-Disposition"] == f'inline; filename="share-vest-telemark-2020-{sharing.slug}-vinje.pdf"'
    )
    assert answer.content == made(*VINJE).pdf
    assert _client("radmann.trondheim@example.org").get(address).status_code == 404
    assert _client("radmann.tokke@example.org").get(address.replace("vinje", "oslo")).status_code == 404


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["share", "vest-telemark", "1899", "vinje"], "2020"),
        (["share", "vest-telemark", "2020", "atlantis"], "fyresdal.*vinje"),
        (["share", "atlantis", "2020", "vinje"], "atlantis"),
    ],
)
def test_what_does_not_exist_is_said(asked: list[str], named: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=re.compile(named)):
        call_command("render_document", *asked, output=tmp_path / "x.pdf")


@pytest.mark.rule("R48")
def test_deviation_is_below_zero_where_it_is_worse() -> None:
    cost = LineFacts("Løn", Side.COST, False, 100, 130)
    income = LineFacts("Tilskot", Side.FUNDING, False, 100, 130)
    assert (cost.deviation, income.deviation) == (-30, 30)
    budget = BudgetFacts("Budsjett", "adopted", "", (cost, income), ())
    assert budget.sum_of(Side.COST).actual == 130
