"""``manage.py cost_shares``: three formats, and clear errors."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from finance.services.sharing import adopt_sharing
from programme.models import Programme
from tests.cooperation import make_programme, make_resolution
from tests.finance.cases import make_key, make_proposal, make_six

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    programme = make_programme("vest-telemark", language="nn")
    make_six(programme)
    make_proposal(programme)
    return programme


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("cost_shares", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: str) -> str:
    with translation.override("en"), pytest.raises(CommandError) as refused:
        run(*arguments)
    return str(refused.value)


def test_json_has_amounts_as_text_and_every_step(programme: Programme) -> None:
    data = json.loads(run("vest-telemark", "2019", "--format", "json"))
    shares = data.pop("shares")
    assert data == {"programme": "vest-telemark", "year": 2019, "status": "proposed", "total": "1000000.00"}
    vinje = shares[-1]
    assert (vinje["municipality_number"], vinje["municipality"], vinje["amount"]) == ("0834", "Vinje", "214808.00")
    assert [step["kind"] for step in vinje["steps"]] == ["equal", "population", "sum", "remainder"]
    assert all(step["text"] for step in vinje["steps"])
    assert sum(Decimal(share["amount"]) for share in shares) == 1_000_000


def test_csv_has_a_line_for_each_member_and_the_sum(programme: Programme) -> None:
    rows = list(csv.DictReader(io.StringIO(run("vest-telemark", "2019", "--format=csv"))))
    assert len(rows) == 7
    assert rows[5] == {
        "municipality_number": "0834",
        "municipality": "Vinje",
        "inhabitants": "3726",
        "equal": "83333.00",
        "population": "131475.00",
        "rounding": "0.00",
        "amount": "214808.00",
        "year": "2019",
        "status": "proposed",
    }
    assert rows[6]["amount"] == "1000000.00"


@pytest.mark.rule("R50")
def test_the_table_calls_a_proposal_a_proposal(programme: Programme) -> None:
    head, _empty, *lines = run("vest-telemark", "2019").splitlines()
    with translation.override("nn"):
        assert f"({programme.sharings.get().get_state_display()})" in head
    assert lines[-1].endswith("1\u00a0000\u00a0000\u00a0kr")
    assert len({len(line) for line in lines}) == 1


@pytest.mark.rule("R50")
def test_adopted_shares_go_before_proposals(programme: Programme) -> None:
    adopted = make_proposal(programme, make_key(programme, equal=100), slug="vedtatt")
    adopt_sharing(None, adopted, make_resolution(programme))
    make_proposal(programme, slug="senere")
    data = json.loads(run("vest-telemark", "2019", "--format=json"))
    assert (data["status"], data["shares"][0]["amount"]) == ("adopted", "166667.00")


def test_what_is_not_the_yearly_contribution_is_left_out(programme: Programme) -> None:
    make_proposal(programme, slug="prosjekt", year=2021, is_yearly_contribution=False)
    assert "2021" in refusal("vest-telemark", "2021")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("vest-telemrak", "2019"), "There is no programme «vest-telemrak». There are: vest-telemark."),
        (("vest-telemark", "2031"), "Years with shares: 2019."),
        (("vest-telemark", "tjuenitten"), "«tjuenitten» is not a year. Write four digits, such as 2019."),
        (("vest-telemark", "19"), "«19» is not a year."),
    ],
)
def test_wrong_input_is_answered_in_a_sentence(programme: Programme, arguments: tuple[str, str], said: str) -> None:
    assert said in refusal(*arguments)
