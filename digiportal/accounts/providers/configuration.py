"""Which providers people may log in with: read from a file and the environment when the portal starts.

``LOGIN_PROVIDERS`` names a YAML file with a list of providers (docs/operate.md has the keys). Secrets never stand in the
file: that of the provider ``entra-vinje`` is in the environment, as ``LOGIN_SECRET_ENTRA_VINJE``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

ENTRA, IDPORTEN, ANSATTPORTEN, OPENID_CONNECT = "entra", "idporten", "ansattporten", "openid-connect"
KINDS = (ENTRA, IDPORTEN, ANSATTPORTEN, OPENID_CONNECT)

ISSUERS = {
    ENTRA: "https://login.microsoftonline.com/organizations/v2.0",
    IDPORTEN: "https://idporten.no",
    ANSATTPORTEN: "https://ansattporten.no",
}
ACR = {IDPORTEN: ("idporten-loa-substantial", "idporten-loa-high"), ANSATTPORTEN: ("substantial", "high")}
"""The levels that are asked for and accepted where the file says nothing (docs.digdir.no)."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_KEYS = {
    "id",
    "kind",
    "name",
    "client_id",
    "issuer",
    "tenants",
    "acr",
    "resource",
    "scope",
    "userinfo",
    "session_hours",
}


class ConfigurationError(ValueError):
    """The list of providers can't be used; the message says which provider and which key."""


@dataclass(frozen=True)
class LoginProvider:
    """One way to log in.

    ``name`` stands on the button, after «Log in with». ``tenants`` maps a tenant's id to the organisation numbers of
    those whose people it has (Entra ID alone). ``acr`` has the accepted levels, ``resource`` what one asks to represent
    an organisation for (Ansattporten). ``session_hours`` is how long a session by this provider lasts.
    """

    id: str
    kind: str
    name: str
    client_id: str
    issuer: str
    secret: str = field(default="", repr=False)
    tenants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acr: tuple[str, ...] = ()
    resource: str = ""
    scope: tuple[str, ...] = ("openid", "profile", "email")
    userinfo: bool = False
    session_hours: int = 8


def read_providers(path: str, environment: Mapping[str, str]) -> tuple[LoginProvider, ...]:
    """The providers of the file; none without a path. Raises ``ConfigurationError`` for what can't be meant."""
    if not path:
        return ()
    try:
        entries = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"LOGIN_PROVIDERS: {path} can't be read: {error}") from error
    return make_providers(entries, environment)


def make_providers(entries: Any, environment: Mapping[str, str]) -> tuple[LoginProvider, ...]:
    """The providers of a parsed list. Raises ``ConfigurationError``."""
    if not isinstance(entries, list):
        raise ConfigurationError("LOGIN_PROVIDERS: a list of providers is needed")
    providers = tuple(_provider(entry, environment) for entry in entries)
    for key in ("id", "client_id"):
        values = [getattr(provider, key) for provider in providers]
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise ConfigurationError(f"LOGIN_PROVIDERS: {key} is used twice: {', '.join(sorted(twice))}")
    return providers


def _provider(entry: Any, environment: Mapping[str, str]) -> LoginProvider:
    if not isinstance(entry, dict):
        raise ConfigurationError("LOGIN_PROVIDERS: each provider is a mapping of keys to values")
    provider_id = str(entry.get("id", ""))
    if not _ID.fullmatch(provider_id):
        raise ConfigurationError(f"LOGIN_PROVIDERS: id {provider_id!r} must be small letters, digits and hyphens")
    unknown = set(entry) - _KEYS
    if unknown:
        raise _wrong(provider_id, f"unknown keys {', '.join(sorted(map(str, unknown)))}")
    kind = str(entry.get("kind", ""))
    if kind not in KINDS:
        raise _wrong(provider_id, f"kind must be one of {', '.join(KINDS)}")
    return LoginProvider(
        id=provider_id,
        kind=kind,
        name=_text(provider_id, entry, "name"),
        client_id=_text(provider_id, entry, "client_id"),
        issuer=_issuer(provider_id, entry.get("issuer") or ISSUERS.get(kind, "")),
        secret=environment.get(f"LOGIN_SECRET_{provider_id.upper().replace('-', '_')}", ""),
        tenants=_tenants(provider_id, kind, entry.get("tenants")),
        acr=tuple(_words(entry.get("acr"))) or ACR.get(kind, ()),
        resource=str(entry.get("resource", "")),
        scope=tuple(_words(entry.get("scope"))) or _default_scope(kind),
        userinfo=bool(entry.get("userinfo", False)),
        session_hours=_hours(provider_id, entry.get("session_hours", 8)),
    )


def _wrong(provider_id: str, what: str) -> ConfigurationError:
    return ConfigurationError(f"LOGIN_PROVIDERS: {provider_id}: {what}")


def _text(provider_id: str, entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(provider_id, f"{key} is missing")
    return value.strip()


def _words(value: Any) -> list[str]:
    """One word, several with spaces between, or a list of them."""
    return value.split() if isinstance(value, str) else [str(word) for word in value or ()]


def _default_scope(kind: str) -> tuple[str, ...]:
    """Digdir's two tell neither name nor e-mail for any of the usual scopes."""
    return ("openid", "profile") if kind in (IDPORTEN, ANSATTPORTEN) else ("openid", "profile", "email")


def _issuer(provider_id: str, value: Any) -> str:
    parts = urlsplit(str(value))
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not is_safe or not parts.hostname or parts.query or parts.fragment:
        raise _wrong(provider_id, "issuer must be an address that starts with https://")
    return str(value).rstrip("/")


def _tenants(provider_id: str, kind: str, value: Any) -> dict[str, tuple[str, ...]]:
    """Municipalities that share their IT often share a tenant: it may have several organisation numbers."""
    if kind != ENTRA:
        if value:
            raise _wrong(provider_id, "tenants are for Entra ID alone")
        return {}
    if not isinstance(value, dict) or not value:
        raise _wrong(provider_id, "tenants is missing: tenant id: organisation number, for each municipality")
    tenants = {str(tenant).lower(): _numbers(numbers) for tenant, numbers in value.items()}
    for tenant, numbers in tenants.items():
        if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", tenant):
            raise _wrong(provider_id, f"tenant {tenant!r} is no tenant id")
        if not numbers or not all(re.fullmatch(r"\d{9}", number) for number in numbers):
            raise _wrong(provider_id, f"the organisation numbers of tenant {tenant} must have nine digits")
    return tenants


def _numbers(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _hours(provider_id: str, value: Any) -> int:
    if not isinstance(value, int) or not 1 <= value <= 24:
        raise _wrong(provider_id, "session_hours must be a number from 1 to 24")
    return value
