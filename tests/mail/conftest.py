from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from digiportal.accounts.models import User
from digiportal.mail import kinds
from digiportal.mail.kinds import register_kind
from tests.mail.smtp_server import Mailbox, serve

PORTAL = "https://portal.example.org"
NEWS, DUTY = "tests_news", "tests_duty"


@pytest.fixture(autouse=True)
def _kinds_of_the_tests(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind that one may stop and wait for, and one that the role obliges to."""
    settings.PORTAL_ADDRESS = PORTAL
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]}
    ]
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    register_kind(NEWS, "News", "You get this because you follow the news.", may_wait=True, may_be_refused=True)
    register_kind(DUTY, "Notice of a meeting", "You get this because you are a member of the body.")


@pytest.fixture
def kari(db: None) -> User:
    return User.objects.create_user("kari@vinje.example.org", full_name="Kari Nordmann", language="en")


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """A real mail server to which the portal sends, with little patience."""
    received = Mailbox()
    with serve(received) as port:
        settings.EMAIL_BACKEND = "digiportal.mail.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 0.3
        yield received
