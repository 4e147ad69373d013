"""What a provider says of itself: its addresses (OpenID Connect Discovery) and its public keys."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jwt
from django.core.cache import cache

from digiportal.accounts.providers.configuration import ENTRA, LoginProvider
from digiportal.accounts.providers.failures import NOT_TRUSTED, UNREACHABLE, LogInFailed
from digiportal.accounts.providers.http import fetch_json

KEPT_SECONDS = 60 * 60
RENEWED_SECONDS = 60
"""Keys are asked for anew when an unknown one is named, at most this often."""

TENANT_MARK = "{tenantid}"
"""Stands in the issuer that Entra ID names for all tenants together."""


@dataclass(frozen=True)
class Metadata:
    """``issuer`` as tokens must have it; the rest are addresses, ``""`` where the provider has none."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    end_session_endpoint: str = ""
    basic_auth: bool = True


def metadata_of(provider: LoginProvider) -> Metadata:
    """From the provider itself, kept for an hour. Raises ``LogInFailed``."""
    key = _key("metadata", provider.issuer)
    document = cache.get(key)
    if document is None:
        document = fetch_json("GET", f"{provider.issuer}/.well-known/openid-configuration")
        metadata = _checked(provider, document)
        cache.set(key, document, KEPT_SECONDS)
        return metadata
    return _checked(provider, document)


def signing_key(metadata: Metadata, key_id: str | None) -> jwt.PyJWK:
    """The public key of that name; the only one, when the token names none. Raises ``LogInFailed``."""
    key = _key("keys", metadata.jwks_uri)
    document = cache.get(key)
    found = _pick(document, key_id) if document is not None else None
    if found is None and cache.add(_key("renewed", f"{metadata.jwks_uri} {key_id}"), True, RENEWED_SECONDS):
        document = fetch_json("GET", metadata.jwks_uri)
        cache.set(key, document, KEPT_SECONDS)
        found = _pick(document, key_id)
    if found is None:
        raise LogInFailed(NOT_TRUSTED, "signed with a key that the provider doesn't publish")
    return found


def _pick(document: dict[str, Any], key_id: str | None) -> jwt.PyJWK | None:
    try:
        keys = [key for key in jwt.PyJWKSet.from_dict(document).keys if key.public_key_use in (None, "sig")]
    except (jwt.PyJWTError, AttributeError, TypeError, KeyError) as error:
        raise LogInFailed(UNREACHABLE, "the provider's keys can't be read") from error
    if key_id is None:
        return keys[0] if len(keys) == 1 else None
    return next((key for key in keys if key.key_id == key_id), None)


def _checked(provider: LoginProvider, document: dict[str, Any]) -> Metadata:
    issuer = document.get("issuer")
    if not isinstance(issuer, str) or not _is_issuer_of(provider, issuer):
        raise LogInFailed(NOT_TRUSTED, f"{provider.issuer} calls itself {issuer!r}")
    methods = document.get("token_endpoint_auth_methods_supported")
    return Metadata(
        issuer=issuer.rstrip("/") if provider.kind == ENTRA else issuer,
        authorization_endpoint=_address(provider, document, "authorization_endpoint"),
        token_endpoint=_address(provider, document, "token_endpoint"),
        jwks_uri=_address(provider, document, "jwks_uri"),
        userinfo_endpoint=_address(provider, document, "userinfo_endpoint", optional=True),
        end_session_endpoint=_address(provider, document, "end_session_endpoint", optional=True),
        basic_auth=not isinstance(methods, list) or "client_secret_basic" in methods,
    )


def _is_issuer_of(provider: LoginProvider, issuer: str) -> bool:
    """The document must name the issuer that it was fetched from (Discovery, 4.3); for all tenants of Entra ID, its host."""
    if provider.kind == ENTRA and TENANT_MARK in issuer:
        return urlsplit(issuer).netloc == urlsplit(provider.issuer).netloc
    return issuer.rstrip("/") == provider.issuer


def _address(provider: LoginProvider, document: dict[str, Any], name: str, optional: bool = False) -> str:
    """An address must be as safe as the issuer's own: https, unless the provider runs on this machine."""
    value = document.get(name)
    if value is None and optional:
        return ""
    if not isinstance(value, str) or urlsplit(value).scheme not in {"https", urlsplit(provider.issuer).scheme}:
        raise LogInFailed(UNREACHABLE, f"{provider.issuer} names no usable {name}")
    return value


def _key(what: str, address: str) -> str:
    return f"login-{what}-{hashlib.sha256(address.encode()).hexdigest()}"
