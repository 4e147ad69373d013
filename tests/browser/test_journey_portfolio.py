"""The coordinator comes by keyboard alone from the first page to a project, its money, and the history of a change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

FAR = 150
"""More steps with the tabulator than any page has on the way."""


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until what ``selector`` names has the focus."""
    for _step in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The tabulator never reaches {selector}")


def follow(page: Page, selector: str) -> None:
    """Go to a link by keyboard and open it."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.demonstration
@pytest.mark.rule("R45")
def test_from_the_first_page_to_the_history_of_a_change(open_page: OpenPage, own_server: str) -> None:
    page = open_page(own_server, "koordinator.vesttelemark")
    follow(page, "main a[href='/vest-telemark/prosjekt/']")

    tab_to(page, "select[name=status]")
    page.keyboard.type("under")
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "status=ongoing" in url)
    expect(page.locator("main table").first).not_to_contain_text("Digitalisering og velferdsteknologi")

    follow(page, "main a[href='/vest-telemark/prosjekt/digital-kommunikasjon/']")
    main = page.locator("main")
    for shown in ("T1", "T5", "1\u00a0800\u00a0000", "2018", "2021", "105\u00a0000\u00a0kr"):
        expect(main).to_contain_text(shown)

    follow(page, "main a[href$='/endre/']")
    tab_to(page, "textarea[name=summary]")
    page.keyboard.press("End")
    page.keyboard.type(" Ny setning.")
    tab_to(page, "[name=reason]")
    page.keyboard.type("Klarare tekst")
    with page.expect_navigation():
        tab_to(page, "main form button[type=submit]")
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Ny setning.")

    follow(page, "main a[href*='/historikk/']")
    history = page.locator("main")
    expect(history).to_contain_text("Ny setning.")
    expect(history).to_contain_text("Klarare tekst")
    expect(history).to_contain_text("Koordinatoren i Vest-Telemark")
