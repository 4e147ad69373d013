"""Extracts of resolutions and annual reports, made of the demonstration."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.documents.models import FrozenDocument
from digiportal.money.formatting import format_amount
from digiportal.richtext.plain import plain_text
from finance.models import Actual, Side
from programme.documents.annual_report import freeze_report, prepare_report, report_facts
from programme.documents.provenance import Origin
from programme.documents.resolution_extract import prepare_extract
from programme.documents.resolution_facts import extract_facts
from programme.documents.sections.decisions import (
    DecisionsFacts,
    FollowUpFacts,
    gather_decisions,
    present_decisions,
)
from programme.models import AnnualReport, FollowUp, Meeting, Programme, Resolution
from programme.services.annual import adopt_report
from projects.models import Project
from tests import databases
from tests.documents import structure
from tests.documents.making import made, spoken, squeezed

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]

REPORTS = [("vest-telemark", "nn"), ("digitrondelag", "nb")]


def _resolution(title: str) -> Resolution:
    return Resolution.objects.get(title__startswith=title)


def _asked(title: str) -> tuple[str, str, str]:
    resolution = _resolution(title)
    return "resolution", resolution.programme.slug, str(resolution.pk)


def _client(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


@pytest.mark.parametrize(("programme", "language"), REPORTS)
def test_annual_report_is_accessible(programme: str, language: str) -> None:
    pdf = made("annual-report", programme, "2025").pdf
    assert structure.findings(pdf) == []
    assert structure.pdfua_findings(pdf) == []


@pytest.mark.parametrize(("programme", "language"), REPORTS)
def test_annual_report_speaks_the_programmes_language(programme: str, language: str) -> None:
    assert f'<html lang="{language}">' in made("annual-report", programme, "2025").html
    with translation.override(language):
        title = _("Annual report %(year)d") % {"year": 2025}
    assert squeezed(title) in spoken("annual-report", programme, "2025")


@pytest.mark.rule("R52")
@pytest.mark.parametrize(("programme", "language"), REPORTS)
def test_annual_report_tells_what_the_portal_knows(programme: str, language: str) -> None:
    text = spoken("annual-report", programme, "2025")
    report = AnnualReport.objects.get(programme__slug=programme, year=2025)
    told = [plain_text(words) for words in (report.introduction, *report.chapters.values_list("body", flat=True))]
    told += [str(row) for row in Resolution.objects.filter(programme=report.programme, decided_on__year=2025)]
    told += FollowUp.objects.filter(
        point__resolution__programme=report.programme, point__resolution__decided_on__year=2025
    ).values_list("task", flat=True)
    told += [row.place for row in Meeting.objects.held().filter(body__programme=report.programme, date__year=2025)]
    told += Project.objects.filter(programme=report.programme, starts_on__year__lte=2025).values_list("name", flat=True)
    assert [words for words in told if squeezed(words) not in text] == []


@pytest.mark.rule("R48")
@pytest.mark.parametrize(("programme", "language"), REPORTS)
def test_accounts_in_the_report_are_the_ledgers(programme: str, language: str) -> None:
    text = spoken("annual-report", programme, "2025")
    actuals = Actual.objects.filter(line__budget__programme__slug=programme, year=2025)
    costs = actuals.filter(line__side=Side.COST).aggregate(sum=Sum("amount"))["sum"]
    by_line = actuals.values_list("line__name").annotate(sum=Sum("amount"))
    figures = [format_amount(amount, unit=False, language=language) for _line, amount in by_line]
    assert [figure for figure in figures if squeezed(figure) not in text] == []
    assert squeezed(format_amount(costs, language=language)) in text


def test_draft_says_that_it_is_one() -> None:
    with translation.override("nn"):
        draft = _("Draft. The report is not adopted.")
    assert squeezed(draft) in spoken("annual-report", "vest-telemark", "2025")


@pytest.mark.rule("R53")
def test_adopted_report_is_had_again_as_it_was() -> None:
    report = AnnualReport.objects.get(programme__slug="digitrondelag", year=2025)
    writer = User.objects.get(email="sekretariat.digitrondelag@example.org")
    resolution = Resolution.objects.get(programme__slug="digitrondelag", title="Årsrapport for 2024")
    frozen = freeze_report(writer, report, resolution)
    adopt_report(writer, report, resolution, frozen)
    Project.objects.filter(programme=report.programme).update(name="Et helt annet navn")
    answer = _client("radmann.indrefosen@example.org").get("/digitrondelag/arsrapport/2025/arsrapport.pdf")
    assert answer.content == bytes(FrozenDocument.objects.get(pk=frozen.pk).pdf)
    assert answer.headers["Content-Disposition"] == 'inline; filename="annual-report-digitrondelag-2025-1.pdf"'
    assert frozen.facts["sections"]["shares"]["sharings"][0]["total"]
    assert resolution.body.name in frozen.facts["adoption"]["body"]


@pytest.mark.rule("R52")
def test_draft_report_is_for_those_who_write_it() -> None:
    address = "/vest-telemark/arsrapport/2025/arsrapport.pdf"
    answer = _client("sekretariat.vesttelemark@example.org").get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content == made("annual-report", "vest-telemark", "2025").pdf
    assert _client("radmann.vinje@example.org").get(address).status_code == 404
    assert _client("sekretariat.vesttelemark@example.org").get(address.replace("2025", "2031")).status_code == 404


@pytest.mark.rule("R19")
def test_exempt_resolution_shows_its_public_title_alone_in_the_report() -> None:
    programme = Programme.objects.get(slug="digitrondelag")
    exempt = Resolution.objects.get(programme=programme, is_exempt=True)
    facts = gather_decisions(programme, exempt.decided_on.year)
    frozen = json.dumps(facts, default=lambda value: getattr(value, "__dict__", str(value)), ensure_ascii=False)
    assert exempt.public_title in frozen
    assert exempt.title not in frozen
    asked = FollowUp.objects.filter(point__resolution=exempt).values_list("task", flat=True)
    assert [task for task in asked if task in frozen] == []


@pytest.mark.rule("R19")
def test_extract_of_an_exempt_resolution_is_for_its_circle() -> None:
    exempt = Resolution.objects.get(programme__slug="digitrondelag", is_exempt=True)
    address = f"/digitrondelag/vedtak/{exempt.pk}/saerutskrift.pdf"
    assert _client("sekretariat.digitrondelag@example.org").get(address).status_code == 200
    assert _client("observator.ks@example.org").get(address).status_code == 404
    html = made("resolution", "digitrondelag", str(exempt.pk)).html
    assert exempt.exempt_law in html
    assert exempt.exempt_section in html


def test_follow_ups_are_counted() -> None:
    done, open_ = (FollowUpFacts("Vedtak", "Gjer det", "Vinje", None, state, None) for state in ("done", "open"))
    facts = DecisionsFacts(2025, (), (), (done, open_), Origin())
    assert facts.done == 1
    (part,) = present_decisions(facts).parts
    assert part.anchor == "decisions-follow-up"


@pytest.mark.parametrize("title", ["Innsyn og sjølvbetening", "Valg av plattform", "Samhandlingsstrategi"])
def test_extract_is_accessible(title: str) -> None:
    pdf = made(*_asked(title)).pdf
    assert structure.findings(pdf) == []
    assert structure.pdfua_findings(pdf) == []


@pytest.mark.rule("R15")
def test_extract_has_the_points_as_decided_and_whom_it_is_sent_to() -> None:
    resolution = _resolution("Innsyn og sjølvbetening")
    text = spoken(*_asked(resolution.title))
    for point in resolution.points.all():
        assert squeezed(f"{point.number}. {point.text}") in text
    for follow_up in FollowUp.objects.filter(point__resolution=resolution):
        assert squeezed(follow_up.responsible) in text
        assert squeezed(follow_up.task) in text
    with translation.override("nn"):
        day = squeezed("27. mars 2025")
    assert day in text


@pytest.mark.rule("R13")
def test_extract_says_who_did_not_agree() -> None:
    resolution = _resolution("Valg av plattform")
    text = spoken(*_asked(resolution.title))
    assert resolution.how == "chair"
    with translation.override("nb"):
        assert squeezed(resolution.get_how_display()) in text
    assert all(squeezed(dissent.words) in text for dissent in resolution.dissents.all())
    assert resolution.dissents.exists()


def test_extract_says_where_a_number_was_lost() -> None:
    resolution = _resolution("Samhandlingsstrategi")
    lost = resolution.points.exclude(number_note="")
    text = spoken(*_asked(resolution.title))
    assert lost.exists()
    assert all(squeezed(f"{point.number}. {point.text}{point.number_note}") in text for point in lost)


@pytest.mark.rule("R15")
def test_correction_stands_beside_the_text() -> None:
    resolution = _resolution("Innsyn og sjølvbetening")
    writer = User.objects.get(email="sekretariat.vesttelemark@example.org")
    resolution.corrections.create(made_on=date(2025, 5, 2), made_by=writer, text="Skrivefeil i namnet.")
    prepared = prepare_extract(extract_facts(resolution.pk))
    assert prepared.meta.created == date(2025, 5, 2)
    assert prepared.context["text"].corrections == ("2. mai 2025: Skrivefeil i namnet.",)


def test_facts_can_be_frozen() -> None:
    report = AnnualReport.objects.get(programme__slug="vest-telemark", year=2025)
    facts = json.loads(json.dumps(prepare_report(report_facts(report)).facts, cls=DjangoJSONEncoder))
    assert set(facts["sections"]) == {"members", "decisions", "projects", "accounts", "shares", "outlook"}


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    kind, programme, number = _asked("Innsyn og sjølvbetening")
    environment = databases.environment(str(connection.settings_dict["NAME"]))
    command = [sys.executable, "manage.py", "render_document", kind, programme, number, "--output"]
    outputs = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for seed, output in zip("12", outputs, strict=True):
        subprocess.run(
            [*command, str(output)],
            env=environment | {"PYTHONHASHSEED": seed},
            cwd=databases.ROOT,
            check=True,
            capture_output=True,
        )
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (["annual-report", "vest-telemark", "1899"], "2025"),
        (["annual-report", "vest-telemark", "i fjor"], "i fjor"),
        (["annual-report", "atlantis", "2025"], "atlantis"),
        (["resolution", "vest-telemark", "999999"], "999999"),
    ],
)
def test_what_does_not_exist_is_said(asked: list[str], named: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=named):
        call_command("render_document", *asked, output=tmp_path / "x.pdf")
