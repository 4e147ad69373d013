"""Writing in the editor by keyboard alone: look, lists, what Word puts on the clipboard; and the same on the page afterwards."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from programme.models import AnnualReport
from tests.browser.conftest import OpenPage

WRITE = "/digitrondelag/arsrapport/2025/skriv/"
FROM_WORD = (
    '<p class="MsoNormal" style="mso-x:1"><b>Fra Word</b><o:p></o:p></p>'
    "<table><tr><td>Kommune</td><td>Beløp</td></tr><tr><td>Orkland</td><td>100</td></tr></table><script>alert(1)</script>"
)
PASTE = """(html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "Fra Word");
    document.querySelector("[role=textbox]").dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.mark.demonstration
def test_written_by_keyboard_and_pasted_from_word(own_server: str, open_page: OpenPage) -> None:
    page = open_page(own_server, "sekretariat.digitrondelag")
    page.goto(WRITE)
    text = page.get_by_role("textbox", name="Text")
    text.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Det viktigste: ")
    page.keyboard.press("Control+B")
    page.keyboard.type("felles innbyggerdialog")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Shift+8")
    page.keyboard.type("Mandat")
    _uses_the_toolbar_by_keyboard(page)
    _gets_the_draft_back(page)
    page.evaluate(PASTE, FROM_WORD)
    expect(text.locator("th")).to_have_count(2)
    _is_accessible(page)
    page.get_by_role("button", name="Save").click()
    main = page.locator("main")
    expect(main).to_contain_text("The text is saved.")
    expect(main.locator("strong", has_text="felles innbyggerdialog")).to_be_visible()
    expect(main.locator("th", has_text="Kommune")).to_be_visible()
    stored = AnnualReport.objects.get(programme__slug="digitrondelag", year=2025).introduction
    assert "<ul>" in stored
    page.goto(WRITE)
    expect(page.get_by_role("textbox", name="Text")).to_contain_text("Mandat")
    expect(page.get_by_role("button", name="Use it")).to_be_hidden()
    assert "Mso" not in stored
    assert "script" not in stored


def _uses_the_toolbar_by_keyboard(page: Page) -> None:
    """Alt+F10 leads to the toolbar, arrows through it, Escape back to where one wrote."""
    page.keyboard.press("Alt+F10")
    bar = page.get_by_role("toolbar", name="Format the text")
    expect(bar.locator(":focus")).to_have_count(1)
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Text")).to_be_focused()


def _gets_the_draft_back(page: Page) -> None:
    """The window is closed by mistake; the browser offers what wasn't saved."""
    page.wait_for_function("document.querySelector('textarea').value.includes('Mandat')")
    page.reload()
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("textbox", name="Text")).to_contain_text("Mandat")
    page.keyboard.press("Control+End")


def _is_accessible(page: Page) -> None:
    result = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    )
    assert [violation["id"] for violation in result.response["violations"]] == []
