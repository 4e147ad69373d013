"""A chief executive on a phone: invited by mail, in with the municipality's log-in, names an assistant, and is back next
month with one click.

The provider is a real one in a process of its own (oidc-provider-mock), which plays the municipality's Entra ID; the mail
comes to a real mail server (aiosmtpd).
"""

from __future__ import annotations

import datetime
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django import Settings

from digiportal.access.giving import assign
from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.acts import invite
from digiportal.accounts.models import User
from digiportal.mail.sending import send_due
from programme.models import Organisation, Person
from tests.browser.conftest import OpenPage

PHONE = 390
AFJORD, TENANT = "921875533", "11111111-2222-3333-4444-555555555555"
EMAIL = "kari.nordmann@afjord.example.org"
BUTTON = "Log in with Microsoft (Åfjord kommune)"
SECONDS_TO_START = 30


@dataclass(frozen=True)
class Municipality:
    """The log-in of the municipality: ``address`` of the provider, ``configuration`` for the portal."""

    address: str
    configuration: Path


@pytest.fixture
def municipality(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Municipality]:
    """A provider that knows Kari, and a portal that lets Åfjord's tenant in."""
    claims = {
        "sub": "kari",
        "tid": TENANT,
        "oid": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "name": "Kari Nordmann",
        "preferred_username": EMAIL,
    }
    port = _free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    process = subprocess.Popen(
        [*command, "--user-claims", json.dumps(claims)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    entry = {
        "id": "entra-afjord",
        "kind": "entra",
        "name": "Microsoft (Åfjord kommune)",
        "client_id": "portal",
        "issuer": address,
        "tenants": {TENANT: AFJORD},
    }
    configuration = tmp_path / "providers.yaml"
    configuration.write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    monkeypatch.setenv("LOGIN_PROVIDERS", str(configuration))
    monkeypatch.setenv("LOGIN_SECRET_ENTRA_AFJORD", "a secret that only the two know")
    try:
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield Municipality(address, configuration)
    finally:
        process.terminate()
        process.wait(timeout=10)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


class Inbox(Message):
    """What a mail server on this machine has received."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[EmailMessage] = []

    def handle_message(self, message: EmailMessage) -> None:
        self.messages.append(message)

    def link(self) -> str:
        """The path of the link in the one mail that has come."""
        (message,) = self.messages
        plain = next(part for part in message.walk() if part.get_content_type() == "text/plain")
        text = plain.get_payload(decode=True).decode()
        (path,) = re.findall(r"https?://[^/\s]+(/invitasjon/\S+)", text)
        return str(path)


@pytest.fixture
def inbox(settings: Settings) -> Iterator[Inbox]:
    """A real mail server, and a portal that sends there."""
    received = Inbox()
    server = Controller(received, hostname="127.0.0.1", port=_free_port())
    server.start()
    settings.EMAIL_BACKEND = "digiportal.mail.smtp.Backend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield received
    server.stop()


def invite_kari() -> None:
    """The new chief executive of Åfjord is given the role, and invited by the secretariat."""
    kari = User.objects.create_user(EMAIL, full_name="Kari Nordmann", language="en")
    afjord = Organisation.objects.get(slug="afjord")
    Person.objects.create(name=kari.full_name, user=kari, organisation=afjord)
    assign(kari, "chief_executive", afjord, valid_from=datetime.date(2026, 1, 1))
    inviter = User.objects.get(email="sekretariat.digitrondelag@example.org")
    invite(inviter, kari)


def press_the_button(page: Page) -> None:
    """The municipality's button; the portal leads on by itself."""
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="kari").click()


@pytest.mark.demonstration
def test_invited_by_mail_and_back_next_month(
    municipality: Municipality, inbox: Inbox, own_server: str, open_page: OpenPage
) -> None:
    page = open_page(own_server, width=PHONE)
    # The provider's own pages fetch their look from elsewhere.
    page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(content_type="text/css", body=""))
    invite_kari()
    send_due()
    page.goto(inbox.link())
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Kari Nordmann")
    expect(page.locator("main")).to_contain_text("chief executive, Åfjord")
    _is_accessible(page)

    press_the_button(page)
    expect(page).to_have_url(f"{own_server}/")
    _sees_the_two_programmes(page)
    _names_an_assistant_until_new_year(page)

    # Next month the session is over; the machine remembers the button, and the municipality the person.
    page.context.clear_cookies(name="sessionid")
    page.goto("/fosen/")
    first = page.locator("main button").first
    expect(first).to_have_text(BUTTON)
    expect(page.locator("main")).to_contain_text("You used this last on this machine.")
    _is_accessible(page)
    press_the_button(page)
    expect(page).to_have_url(f"{own_server}/fosen/")


def _is_accessible(page: Page) -> None:
    result = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    )
    assert [violation["id"] for violation in result.response["violations"]] == []


def _sees_the_two_programmes(page: Page) -> None:
    page.locator("summary", has_text="Menu").click()
    programmes = page.get_by_role("navigation", name="Cooperations").get_by_role("link")
    expect(programmes).to_have_count(2)


def _names_an_assistant_until_new_year(page: Page) -> None:
    """From the open menu, five taps and two things typed; the last day of the year stands there already."""
    page.get_by_role("link", name="My roles").click()
    page.locator("main").get_by_role("link", name="Åfjord", exact=True).click()
    page.get_by_role("link", name="Name assistant to the chief executive").click()
    expect(page.locator("main")).to_contain_text("May not, although the chief executive may")
    expect(page.get_by_label("Until and including")).to_have_value("2026-12-31")
    _is_accessible(page)
    page.get_by_label("E-mail of somebody else").fill("siri@afjord.example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("Siri Assistent")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("The role is given.")
    expect(page.get_by_role("link", name="Siri Assistent", exact=True)).to_be_visible()
    named = RoleAssignment.objects.get(role="assistant", user__email="siri@afjord.example.org")
    assert named.valid_to == datetime.date(2027, 1, 1)
    assert named.user.invitations.count() == 1
