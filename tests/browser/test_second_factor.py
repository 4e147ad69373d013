"""Passkeys and a code app in a real browser, by keyboard alone, with the content policy watching."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.second_factor.code_app import code_of
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.demonstration

PERSONA = "radmann.vinje"
SECURITY = "/profil/sikkerhet/"


@pytest.fixture
def page(own_server: str, open_page: OpenPage) -> Page:
    """Logged in by password. Passkeys are bound to a name, so that an address in numbers won't do."""
    return open_page(own_server.replace("127.0.0.1", "localhost"), PERSONA)


def add_device(page: Page, is_unlocked: bool = True) -> None:
    """Give the browser a device that holds passkeys; its owner opens its lock, or doesn't."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": is_unlocked, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def press(page: Page, name: str) -> None:
    """Go to a link or button with the Tab key, and press Enter."""
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"The keyboard doesn't reach «{name}»")


def log_out(page: Page) -> None:
    page.goto("/logg-ut/")
    page.click("main button[type=submit]")
    page.wait_for_url("**/")


def test_a_passkey_is_made_and_logs_in_alone_and_after_the_password(page: Page) -> None:
    add_device(page)
    page.goto(SECURITY)
    press(page, "Make a passkey")
    page.wait_for_url("**/passnokkel/")
    press(page, "Make the passkey")
    page.wait_for_url("**/reservekoder/")
    assert page.locator(".recovery-codes li").count() == 10
    press(page, "I have kept them – go on")
    page.wait_for_url(f"**{SECURITY}")
    expect(page.locator(".answer")).to_contain_text("Nobody gets in with your password alone.")

    log_out(page)
    page.goto(f"/logg-inn/?next={SECURITY}")
    press(page, "Log in with a passkey")
    page.wait_for_url(lambda url: url.endswith(SECURITY) and "logg-inn" not in url)

    log_out(page)
    page.goto("/logg-inn/")
    page.fill("input[name=login]", f"{PERSONA}@example.org")
    page.fill("input[name=password]", "demo")
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/logg-inn/kode/")
    press(page, "Use the passkey")
    page.wait_for_url("**/logg-inn/husk/")
    press(page, "No, ask me each time")
    page.wait_for_url(lambda url: "/logg-inn/" not in url)


def test_a_passkey_that_is_not_given_is_said_where_one_is(page: Page) -> None:
    add_device(page, is_unlocked=False)
    page.goto(f"{SECURITY}passnokkel/")
    press(page, "Make the passkey")
    said = page.locator("#passkey-failed")
    expect(said).to_contain_text("No passkey was given")
    expect(said).to_be_focused()


def test_a_code_app_is_set_up_and_its_recovery_codes_are_kept_as_a_file(page: Page) -> None:
    page.goto(f"{SECURITY}kodeapp/")
    assert page.evaluate("document.querySelector('.qr').naturalWidth") > 0
    secret = page.inner_text(".secret").replace(" ", "")
    page.focus("[name=code]")
    page.keyboard.type(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/reservekoder/")
    with page.expect_download() as downloading:
        press(page, "Save as a text file")
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert downloading.value.suggested_filename == "digiportal-recovery-codes.txt"
    assert all(code in text for code in page.locator(".recovery-codes code").all_inner_texts())
