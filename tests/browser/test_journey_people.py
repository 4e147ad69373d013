"""A secretariat brings in sixty people from a spreadsheet: what is wrong, row by row; nothing half done; invited; reminded."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from digiportal.mail.models import Message
from programme.models import Person, Term
from tests.browser.conftest import OpenPage
from tests.programme.importing.sheets import saved, workbook

PEOPLE = 60
MUNICIPALITIES = ["Vinje", "Tokke", "Fyresdal", "Kviteseid", "Nissedal", "Seljord"]


def rows() -> list[list[object]]:
    """Ten people of each municipality, each with a new seat in a body."""
    made: list[list[object]] = []
    for number in range(PEOPLE):
        place = MUNICIPALITIES[number % len(MUNICIPALITIES)]
        who = [f"Person {number}", f"person{number}@{place.lower()}.example.org", place, "Rådgjevar"]
        made.append(
            [*who, "Rådmannsutvalet i Vest-Telemark", f"Plass {number}", "Member", "", "01.01.2026", "31.12.2030"]
        )
    return made


def upload(page: Page, folder: Path, content: list[list[object]]) -> None:
    path = folder / "people.xlsx"
    path.write_bytes(saved(workbook(content)))
    page.set_input_files("input[type=file]", path)
    page.locator("main form button[type=submit]").first.click()


@pytest.mark.demonstration
def test_sixty_people_from_a_spreadsheet(own_server: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(own_server, "sekretariat.vesttelemark")
    before = Person.objects.count(), Term.objects.count()
    page.goto("/vest-telemark/personer/")
    page.get_by_role("link", name="Bring in people from a spreadsheet").click()

    wrong = rows()
    wrong[3][8] = "31.02.2027"
    wrong[7][2] = "Vinnje"
    upload(page, tmp_path, wrong)
    expect(page.locator("main")).to_contain_text("In 2 rows something is wrong.")
    expect(page.locator("main")).to_contain_text("Did you mean «Vinje»?")
    assert (Person.objects.count(), Term.objects.count()) == before

    page.get_by_role("link", name="Send the mended spreadsheet").click()
    upload(page, tmp_path, rows())
    page.get_by_role("button", name="Bring in").click()
    expect(page.locator("main")).to_contain_text("The people are brought in. No invitation has been sent yet.")
    assert Person.objects.count() == before[0] + PEOPLE
    assert Term.objects.count() == before[1] + PEOPLE
    _invites_and_reminds(page)


def _invites_and_reminds(page: Page) -> None:
    page.get_by_role("link", name=f"Send {PEOPLE} invitations").click()
    page.locator("main form button[type=submit]").click()
    assert _mails("invitation") == PEOPLE
    page.get_by_role("link", name=f"Remind all {PEOPLE} who haven't come in").click()
    page.locator("main form button[type=submit]").click()
    assert _mails("invitation_reminder") == PEOPLE


def _mails(kind: str) -> int:
    return Message.objects.filter(kind=kind, address__startswith="person").count()
