"""What somebody who comes back from a provider came for, when it is more than to log in: an invitation, for example.

A package registers its kind of arrival; its handler says who the identity logs in as from now on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.http import HttpRequest, HttpResponse

from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.identity import Identity


@dataclass(frozen=True)
class Arrived:
    """A verified identity has come back to what ``key`` names, such as the primary key of an invitation."""

    request: HttpRequest
    provider: LoginProvider
    identity: Identity
    key: Any


class Refused(Exception):
    """The identity logs nobody in; ``response`` is the page that says why."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


Handler = Callable[[Arrived], SocialAccount]

_handlers: dict[str, Handler] = {}


def register_arrival(kind: str, handler: Handler) -> None:
    """Let ``handler`` answer arrivals of ``kind``: it returns the tie that now is, or raises ``Refused``."""
    _handlers[kind] = handler


def arrive(kind: str, arrived: Arrived) -> SocialAccount:
    """The tie that the arrival gives. Raises ``Refused``."""
    return _handlers[kind](arrived)
