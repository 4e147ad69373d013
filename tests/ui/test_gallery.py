"""The page with every component, in a real browser: on large and small screens, in each language, under the real policy.

The browser's requests are answered by Django's test client, so that neither a server nor a database is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from scripts.system_packages import find_browser

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "http://testserver/komponentar/"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE, SMALLEST, DESK = 390, 320, 1280

pytestmark = pytest.mark.urls("tests.ui.urls")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix("http://testserver")
    if path.startswith("/static/"):
        route.fulfill(path=finders.find(path.removeprefix("/static/")))
        return
    response = Client().get(path, headers={"accept-language": route.request.headers.get("accept-language", "")})
    route.fulfill(status=response.status_code, headers=dict(response.items()), body=response.content)


def _open(browser: Browser, width: int, language: str, *, script: bool = True) -> tuple[Page, list[str]]:
    """The gallery, and what the browser complained of."""
    page = browser.new_page(viewport={"width": width, "height": 800}, locale=language, java_script_enabled=script)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", _answer)
    page.goto(ADDRESS)
    return page, complaints


@pytest.mark.parametrize(("width", "language"), [(DESK, "nb"), (PHONE, "nn"), (SMALLEST, "en")])
def test_everybody_can_use_it(browser: Browser, width: int, language: str) -> None:
    page, complaints = _open(browser, width, language)

    violations = Axe().run(page, options=WCAG).response["violations"]

    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    assert page.get_attribute("html", "lang") == language
    assert complaints == []


@pytest.mark.parametrize("width", [SMALLEST, PHONE, 700, DESK])
def test_page_never_scrolls_sideways(browser: Browser, width: int) -> None:
    page, _ = _open(browser, width, "nb")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_menu_of_a_phone_opens_without_a_script(browser: Browser) -> None:
    page, _ = _open(browser, PHONE, "nb", script=False)
    link = page.locator(".phone-menu").get_by_role("link", name="Kostnadsdeling")
    assert not link.is_visible()

    page.locator(".phone-menu > summary").click()

    assert link.is_visible()


def test_first_stop_of_the_keyboard_leads_past_the_menus(browser: Browser) -> None:
    page, _ = _open(browser, DESK, "nb")
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
    page.locator("body").press("Tab")

    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"


def test_what_is_wrong_in_a_form_gets_the_focus(browser: Browser) -> None:
    page, _ = _open(browser, DESK, "nb")

    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")


def test_every_component_is_in_the_gallery() -> None:
    sources = [ROOT / "templates/base.html"]
    for folder in ("ui", "components"):
        sources += (ROOT / "templates" / folder).rglob("*.html")
    text = "\n".join(path.read_text() for path in sources)
    shown = set(re.findall(r'include "components/(\w+)\.html"|component "(\w+)"', text))
    named = {name for pair in shown for name in pair if name} | {"chart"}

    assert {path.stem for path in (ROOT / "templates/components").glob("*.html")} == named
