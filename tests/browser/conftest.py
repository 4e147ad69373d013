"""A real Chromium against a real server; a page that complains or breaks the content policy fails its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

# Playwright's own loop runs in this thread, which makes Django take its databases' closing for asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 60_000
"""Milliseconds: a machine with other work must not make a test fail."""

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of the process: the system's Chromium, else Playwright's own."""
    with sync_playwright() as playwright:
        system = shutil.which("chromium") or shutil.which("chromium-browser")
        started = playwright.chromium.launch(executable_path=system, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a context of its own: ``open_page(address, persona)``, logged in when a persona is named."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str, persona: str = "", width: int = 1280, language: str = "en") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, base_url=address)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        context.add_cookies([{"name": "django_language", "value": language, "url": address}])
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(_complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda response: complaints.extend(_failure(response)))
        if persona:
            log_in(page, persona)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def log_in(page: Page, persona: str) -> None:
    """Log in by e-mail and password, as a user does."""
    page.goto("/logg-inn/")
    page.fill("input[name=login]", f"{persona}@example.org")
    page.fill("input[name=password]", "demo")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/logg-inn/" not in url)


def _complaint(message: ConsoleMessage) -> list[str]:
    """Errors of the console, the content policy's among them; a 404 or 422 that a test asks for is no fault."""
    expected = any(f"status of {status}" in message.text for status in (404, 409, 422))
    return [] if message.type != "error" or expected else [message.text]


def _failure(response: Response) -> list[str]:
    return [f"{response.status} {response.url}"] if response.status >= 500 else []
