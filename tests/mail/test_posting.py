"""What reaches the outbox: once for each act, in the receiver's language, as the receiver chose."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from digiportal.accounts.models import User
from digiportal.mail.bounces import receive
from digiportal.mail.choices import choose
from digiportal.mail.digests import DIGEST, write_digests
from digiportal.mail.kinds import kind_of
from digiportal.mail.models import MailChoices, Message, Reason, Rhythm, State
from digiportal.mail.posting import Link, Receiver, post
from digiportal.mail.refusing import refusal_token
from digiportal.personal.registry import remove_all
from programme.models import Case
from tests.cooperation import make_programme
from tests.mail.conftest import DUTY, NEWS, PORTAL
from tests.mailing import sent

pytestmark = pytest.mark.django_db


def test_one_act_posts_once_to_each(kari: User) -> None:
    for _time in range(2):
        post(DUTY, [kari, kari, Receiver("post@vinje.example.org", "Postmottak")], {"title": "A"}, key="meeting:1:1")
    assert sorted(Message.objects.values_list("address", flat=True)) == [kari.email, "post@vinje.example.org"]


def test_an_act_that_is_rolled_back_posts_nothing(kari: User) -> None:
    with transaction.atomic():
        post(DUTY, [kari], {"title": "A"})
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_each_gets_it_in_the_own_language(kari: User) -> None:
    ola = User.objects.create_user("ola@vinje.example.org", full_name="Ola", language="nn")
    post(DUTY, [kari, ola], {"title": "Eit møte"})
    said = {message.address: message.content() for message in Message.objects.all()}
    english, nynorsk = said[kari.email], said[ola.email]
    assert english is not None
    assert nynorsk is not None
    assert 'lang="en"' in english.html
    assert 'lang="nn"' in nynorsk.html
    assert english.text.startswith("Hello, Kari Nordmann")
    assert not nynorsk.text.startswith("Hello")


def test_a_record_is_not_written_into_mail(kari: User) -> None:
    case = Case(programme=make_programme(), title="Personalsak", public_title="Personalsak (unntatt)", is_exempt=True)
    with pytest.raises(TypeError):
        post(DUTY, [kari], {"title": case})


def test_line_breaks_become_no_headers(kari: User) -> None:
    User.objects.filter(pk=kari.pk).update(full_name="Kari\r\nBcc: alle@example.org")
    post(DUTY, [User.objects.get(pk=kari.pk)], {"title": "A\nSubject: B"})
    (mail,) = sent()
    headers = mail.message().as_string().split("\n\n", 1)[0]
    assert "\nBcc:" not in headers
    assert headers.count("\nSubject:") == 1


def test_what_leads_elsewhere_is_no_link(kari: User) -> None:
    post(DUTY, [kari], {"title": "[Press here](https://evil.example.com/)"})
    (message,) = Message.objects.all()
    content = message.content()
    assert content is not None
    assert 'href="https://evil' not in content.html


def test_one_a_day_waits_for_the_digest_and_what_obliges_does_not(kari: User) -> None:
    choose(kari, Rhythm.DAILY, [])
    post(NEWS, [kari], {"title": "First"}, Link("First", "/first/"))
    post(NEWS, [kari], {"title": "Second"}, Link("Second", "/second/"))
    post(DUTY, [kari], {"title": "Notice"})
    assert [mail.subject for mail in sent()] == ["Notice"]
    assert write_digests() == 1
    assert write_digests() == 0
    digest = sent()[-1]
    assert f"{PORTAL}/first/" in str(digest.body)
    assert f"{PORTAL}/second/" in str(digest.body)
    delivered = Message.objects.as_delivered().filter(kind=NEWS).values_list("delivered_state", flat=True)
    assert set(delivered) == {State.SENT}
    assert Message.objects.get(kind=DIGEST).state == State.SENT


def test_changing_ones_mind_sends_what_waited(kari: User) -> None:
    choose(kari, Rhythm.DAILY, [])
    post(NEWS, [kari], {"title": "First"})
    choose(kari, Rhythm.AT_ONCE, [])
    assert [mail.subject for mail in sent()] == ["First"]


def test_what_one_does_not_want_is_not_written(kari: User) -> None:
    choose(kari, Rhythm.AT_ONCE, [NEWS])
    assert post(NEWS, [kari], {"title": "First"}) == 0
    with pytest.raises(ValidationError):
        choose(kari, Rhythm.AT_ONCE, [DUTY])


def test_unsubscribing_by_the_link_without_logging_in(kari: User, client: Client) -> None:
    post(NEWS, [kari], {"title": "First"})
    (mail,) = sent()
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(PORTAL)
    assert client.get(address).status_code == 200
    assert post(NEWS, [kari], {"title": "Opening the link stops nothing"}) == 1
    strict = Client(enforce_csrf_checks=True)
    for _time in range(2):
        assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert post(NEWS, [kari], {"title": "Second"}) == 0


def test_what_obliges_has_no_such_link(kari: User, client: Client) -> None:
    post(DUTY, [kari], {"title": "Notice"})
    (mail,) = sent()
    assert "List-Unsubscribe" not in mail.extra_headers
    token = refusal_token(kari.pk, kind_of(DUTY))
    assert client.post(f"/e-post/stans/{token}/").status_code == 410
    assert client.post("/e-post/stans/nonsense/").status_code == 404


def test_one_chooses_on_the_profile(kari: User, client: Client) -> None:
    client.force_login(kari)
    page = client.get("/profil/e-post/", headers={"accept-language": "en"})
    assert "Notice of a meeting" in page.content.decode()
    client.post("/profil/e-post/", {"_ticket": page.context["ticket"].signed(), "rhythm": "daily"})
    assert (kari.mail_choices.rhythm, NEWS in kari.mail_choices.refused) == ("daily", True)


RETURNED = """From: MAILER-DAEMON@example.org
To: {to}
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

Sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; kari@vinje.example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user

--b
Content-Type: message/rfc822-headers

Message-ID: <{mark}@localhost>
Subject: A

--b--
"""


@pytest.mark.parametrize("to", ["digiportal@example.org", "digiportal+{mark}@example.org"])
def test_one_that_comes_back_is_marked(kari: User, to: str) -> None:
    post(DUTY, [kari], {"title": "A"})
    sent()
    message = Message.objects.get()
    raw = RETURNED.format(to=to.format(mark=message.message_id), action="failed", mark=message.message_id)
    assert receive(raw.encode()) == message
    message.refresh_from_db()
    assert (message.state, message.reason) == (State.BOUNCED, Reason.RETURNED)
    assert "no such user" in message.detail


def test_a_delay_and_other_mail_change_nothing(kari: User) -> None:
    post(DUTY, [kari], {"title": "A"})
    sent()
    mark = Message.objects.get().message_id
    assert receive(RETURNED.format(to="a@example.org", action="delayed", mark=mark).encode()) is None
    assert receive(b"Subject: Hello\n\nHow are you?\n") is None
    assert receive(b"\xff\x00 nonsense") is None
    assert Message.objects.get().state == State.SENT


def test_nothing_is_kept_of_somebody_anonymised(kari: User) -> None:
    choose(kari, Rhythm.DAILY, [])
    post(NEWS, [kari], {"title": "First"})
    remove_all(kari, None, "Left")
    message = Message.objects.get()
    assert (message.state, message.name, message.sealed) == (State.GIVEN_UP, "", "")
    assert message.address.endswith("anonymised.invalid")
    assert not MailChoices.objects.filter(user=kari).exists()
