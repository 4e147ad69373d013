"""A code app of the tests' own, after RFC 4226 and RFC 6238: it shares nothing with the portal but the key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time

from django.test import Client

SET_UP = "/profil/sikkerhet/kodeapp/"
PERIOD = 30


def code_of(secret: str, steps: int = 0) -> str:
    """The code that an app with this key shows now, if its clock is ``steps`` half minutes fast."""
    counter = int(time.time()) // PERIOD + steps
    digest = hmac.new(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def set_up_code_app(client: Client) -> str:
    """Set up a code app as the user of ``client``, who has lately logged in; returns its key."""
    page = client.get(SET_UP)
    secret = "".join(page.context["secret_in_groups"])
    done = client.post(SET_UP, {"code": code_of(secret)})
    assert done.status_code == 302, done.context["form"].errors
    return secret


def recovery_codes(client: Client) -> list[str]:
    """The codes on the page that shows them once."""
    return list(client.get("/profil/sikkerhet/reservekoder/").context["codes"])
