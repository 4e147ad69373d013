"""An earlier resolution is found by keyboard alone, on a wide window and on a phone's."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


@pytest.mark.parametrize("width", [1280, 390])
def test_finding_a_resolution_by_keyboard(open_page: OpenPage, demonstration_server: str, width: int) -> None:
    page = open_page(demonstration_server, "koordinator.vesttelemark", width=width)
    page.keyboard.press("Control+k")
    page.keyboard.type("innsyn-/sjølvbetening")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="hit")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
