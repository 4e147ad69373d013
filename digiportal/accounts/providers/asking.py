"""The two requests of a log-in (authorization code with PKCE): where the browser is sent, and the code for a token."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from digiportal.accounts.providers.configuration import ANSATTPORTEN, LoginProvider
from digiportal.accounts.providers.failures import NOT_TRUSTED, LogInFailed
from digiportal.accounts.providers.http import fetch_json
from digiportal.accounts.providers.identity import Identity, identity_from
from digiportal.accounts.providers.metadata import Metadata, metadata_of
from digiportal.accounts.providers.tokens import Claims, verified_claims

RESOURCE_TYPE = "ansattporten:altinn:resource"


@dataclass(frozen=True)
class Asked:
    """What is new for each log-in: all of it secret or random, kept in the session until the answer."""

    state: str
    nonce: str
    code_challenge: str
    prompt: str = ""
    """``"login"`` to log in anew although the provider knows the person, ``"select_account"`` to choose another account."""


def address_to_ask(provider: LoginProvider, callback: str, asked: Asked, language: str) -> str:
    """The address at the provider that the browser is sent to. Raises ``LogInFailed``."""
    parameters = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": callback,
        "scope": " ".join(provider.scope),
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": asked.code_challenge,
        "code_challenge_method": "S256",
        "ui_locales": language,
    }
    if provider.acr:
        parameters["acr_values"] = " ".join(provider.acr)
    if provider.kind == ANSATTPORTEN and provider.resource:
        parameters["authorization_details"] = json.dumps([{"type": RESOURCE_TYPE, "resource": provider.resource}])
    if asked.prompt:
        parameters["prompt"] = asked.prompt
    endpoint = metadata_of(provider).authorization_endpoint
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(parameters)}"


def identity_for(provider: LoginProvider, callback: str, code: str, verifier: str, nonce: str) -> Identity:
    """Who came back with ``code``. Raises ``LogInFailed``."""
    metadata = metadata_of(provider)
    answer = _exchange(provider, metadata, {"redirect_uri": callback, "code": code, "code_verifier": verifier})
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise LogInFailed(NOT_TRUSTED, "the answer has no ID token")
    claims = verified_claims(provider, metadata, token, nonce)
    if provider.userinfo:
        claims = _with_userinfo(metadata, claims, answer)
    return identity_from(provider, claims, answer.get("authorization_details"))


def _exchange(provider: LoginProvider, metadata: Metadata, data: dict[str, str]) -> dict[str, Any]:
    data = {"grant_type": "authorization_code", **data}
    if provider.secret and metadata.basic_auth:
        # As a form would write them (RFC 6749, 2.3.1).
        name, secret = (urlencode({"": part})[1:] for part in (provider.client_id, provider.secret))
        return fetch_json("POST", metadata.token_endpoint, data=data, auth=(name, secret))
    data["client_id"] = provider.client_id
    if provider.secret:
        data["client_secret"] = provider.secret
    return fetch_json("POST", metadata.token_endpoint, data=data)


def _with_userinfo(metadata: Metadata, claims: Claims, answer: dict[str, Any]) -> Claims:
    """Name and e-mail from the provider's page about the user; what the signed token says stands above it."""
    headers = {"Authorization": f"Bearer {answer.get('access_token', '')}"}
    told = fetch_json("GET", metadata.userinfo_endpoint, headers=headers)
    if told.get("sub") != claims["sub"]:
        raise LogInFailed(NOT_TRUSTED, "userinfo is about somebody else")
    return told | claims
