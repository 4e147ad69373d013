"""Who a provider says that somebody is, in the portal's own words. A national identity number is never among them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from digiportal.accounts.providers.configuration import ENTRA, LoginProvider
from digiportal.accounts.providers.failures import NOT_TRUSTED, LogInFailed
from digiportal.accounts.providers.tokens import Claims

LONGEST_KEY = 191
"""allauth's column."""

_ORGANISATION = re.compile(r"0192:(\d{9})")
"""An organisation number as ISO 6523 writes it."""


@dataclass(frozen=True)
class Identity:
    """``key`` is what somebody is known by for ever: (tenant, object id) with Entra ID, else (issuer, subject).

    ``addresses`` are the e-mail addresses and user names that the provider gave, in small letters: they may change and
    identify nobody. ``organisations`` are organisation numbers that the person comes from or chose to represent.
    ``session`` is the provider's name for its session (sid), ``""`` where it gives none.
    """

    key: str
    issuer: str
    subject: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    session: str = ""

    def kept(self) -> dict[str, Any]:
        """What is stored with the tie: no more than people see on their profile and operators need."""
        return asdict(self) | {"addresses": list(self.addresses), "organisations": list(self.organisations)}

    @classmethod
    def from_kept(cls, data: dict[str, Any]) -> Identity:
        """The identity that ``kept`` wrote."""
        lists = {name: tuple(data[name]) for name in ("addresses", "organisations")}
        return cls(**(data | lists))


def identity_from(provider: LoginProvider, claims: Claims, details: Any = None) -> Identity:
    """The identity of verified claims. ``details`` are the token answer's ``authorization_details`` (RFC 9396, 7).

    Raises ``LogInFailed`` when Entra ID doesn't name the object.
    """
    parts = [claims["tid"], _text(claims, "oid")] if provider.kind == ENTRA else [claims["iss"], claims["sub"]]
    if not all(parts):
        raise LogInFailed(NOT_TRUSTED, "the token names no oid")
    return Identity(
        key=_key(":".join(parts).lower() if provider.kind == ENTRA else " ".join(parts)),
        issuer=claims["iss"],
        subject=claims["sub"],
        name=_text(claims, "name"),
        addresses=tuple(dict.fromkeys(_addresses(claims))),
        organisations=tuple(dict.fromkeys(_organisations(provider, claims, details))),
        session=_text(claims, "sid"),
    )


def _key(text: str) -> str:
    return text if len(text) <= LONGEST_KEY else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    return value[:254] if isinstance(value, str) else ""


def _addresses(claims: Claims) -> Iterator[str]:
    for name in ("email", "preferred_username"):
        address = _text(claims, name).strip().lower()
        try:
            validate_email(address)
        except ValidationError:
            continue
        yield address


def _organisations(provider: LoginProvider, claims: Claims, details: Any) -> Iterator[str]:
    if provider.kind == ENTRA:
        yield from provider.tenants[claims["tid"].lower()]
    for detail in _list(claims.get("authorization_details")) + _list(details):
        if not str(detail.get("type", "")).startswith("ansattporten:"):
            continue
        # Ansattporten names the organisations in one of two shapes, by the age of the type (docs.digdir.no).
        parties = [party.get("orgno") for party in _list(detail.get("authorized_parties"))]
        for party in _list(detail.get("reportees")) + _list(parties):
            number = _ORGANISATION.fullmatch(str(party.get("ID", "")))
            if number:
                yield number[1]


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
