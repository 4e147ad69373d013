"""Mail about one's log-in says what the list of devices says, in the receiver's language."""

from __future__ import annotations

import pytest
from django.utils import timezone

from digiportal.accounts.mails import post_for_allauth
from digiportal.accounts.models import User
from tests.mailing import sent

pytestmark = pytest.mark.django_db

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0"


@pytest.mark.parametrize(("language", "words"), [("nn", "Edge på Windows"), ("en", "Edge on Windows")])
def test_the_device_in_words(language: str, words: str) -> None:
    kari = User.objects.create_user("kari@vinje.example.org", full_name="Kari", language=language)
    said = {"timestamp": timezone.now(), "ip": "192.0.2.1", "user_agent": EDGE}
    post_for_allauth("mfa/email/totp_activated", kari.email.upper(), said)
    (mail,) = sent()
    assert words in str(mail.body)
    assert "Mozilla" not in str(mail.body)
