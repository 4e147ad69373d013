"""The secretariat finds bodies, seats, the latest meeting and resolutions, and makes the documents."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.documents.pdf_text import document_text


def pdf_text(page: Page, address: str) -> str:
    answer = page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.body())) as pdf:
        return document_text(pdf)


@pytest.mark.demonstration
def test_from_the_bodies_to_the_documents(open_page: OpenPage, demonstration_server: str) -> None:
    page = open_page(demonstration_server, "sekretariat.digitrondelag")
    page.locator("main").get_by_role("link", name="DigiTrøndelag", exact=True).click()
    page.get_by_role("link", name="Bodies and meetings").first.click()
    page.locator("main").get_by_role("link", name="Programstyret", exact=True).first.click()
    expect(page.locator("main")).to_contain_text("Representant for Fosen")
    page.locator("main").get_by_role("link", name=re.compile("17. september 2026|17 September 2026")).first.click()
    expect(page.locator("main")).to_contain_text("PS 3/26")

    page.goto("/digitrondelag/arsrapport/2025/")
    report = page.locator("a[href$='arsrapport.pdf']").first.get_attribute("href")
    text = pdf_text(page, report)
    assert "Årsrapport 2025" in text
    assert "Felles innbyggerdialog" in text


@pytest.mark.demonstration
def test_the_resolution_of_2_may_2018_in_eleven_points(open_page: OpenPage, demonstration_server: str) -> None:
    page = open_page(demonstration_server, "sekretariat.digitrondelag")
    page.goto("/trondelag-2018/vedtak/")
    page.locator("main").get_by_role("link", name="Samhandlingsstrategi for digitalisering i Trøndelag").first.click()
    expect(page.locator("main")).to_contain_text("Saken tas opp på møte i fylkesstyret.")
    text = pdf_text(page, page.locator("a[href$='saerutskrift.pdf']").first.get_attribute("href"))
    assert "Vedtatt før eller utenfor portalen" in text
    for point in ("legges til grunn", "grunnressurs basert på skjønnsmidler", "fylkesstyret"):
        assert point in text
