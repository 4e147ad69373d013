"""A chief executive on a phone reads the own share, how it was computed, all shares, and takes the PDF along."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.documents.pdf_text import document_text

PHONE = 390
AMOUNT = "214\u00a0808\u00a0kr"


@pytest.mark.demonstration
def test_vinjes_share_in_two_clicks(open_page: OpenPage, demonstration_server: str) -> None:
    page = open_page(demonstration_server, "radmann.vinje", width=PHONE, language="nn")
    expect(page.locator(".answer").first).to_contain_text(AMOUNT)
    expect(page.locator(".answer").first).to_contain_text("1\u00a0000\u00a0000\u00a0kr")

    page.get_by_role("link", name="Slik er delen rekna ut").click()
    main = page.locator("main")
    for figure in (
        "83\u00a0333",
        "3\u00a0726",
        "14\u00a0170",
        "131\u00a0475",
        "1. januar 2017",
        "Statistisk sentralbyrå",
    ):
        expect(main).to_contain_text(figure)
    expect(main).to_contain_text("Den siste avrundinga")
    pdf_address = page.locator("a[href$='andel.pdf']").get_attribute("href")

    page.get_by_role("link", name="Delane til alle medlemene").click()
    figure = page.locator("figure").first
    expect(figure.locator("svg:visible").first).to_be_visible()
    for municipality in ("Fyresdal", "Nissedal", "Tokke", "Kviteseid", "Seljord", "Vinje"):
        expect(page.locator("main")).to_contain_text(municipality)

    answer = page.request.get(pdf_address)
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.body())) as pdf:
        assert str(pdf.Root.Lang) in ("nn", "nn-NO")
        text = document_text(pdf)
    for figure_in_text in (AMOUNT, "3\u00a0726", "14\u00a0170"):
        assert figure_in_text in text


@pytest.mark.demonstration
def test_tokke_sees_all_shares_and_never_vinjes_own_page(open_page: OpenPage, demonstration_server: str) -> None:
    page = open_page(demonstration_server, "radmann.tokke", width=PHONE, language="nn")
    page.goto("/vest-telemark/fordeling/2020/forslag/")
    expect(page.locator("main")).to_contain_text(AMOUNT.removesuffix("\u00a0kr"))
    answer = page.goto("/vest-telemark/kostnad/vinje/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vi finn ikkje den sida")
