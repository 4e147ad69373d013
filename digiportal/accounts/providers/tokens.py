"""The checks of an ID token (OpenID Connect Core, 3.1.3.7), all of them and for every provider.

allauth leaves out the signature where the token comes straight from the provider, and knows neither nonce, azp, acr nor
clocks that differ; so the portal checks by itself, with PyJWT.
"""

from __future__ import annotations

import hmac
from typing import Any

import jwt

from digiportal.accounts.providers.configuration import ENTRA, LoginProvider
from digiportal.accounts.providers.failures import LEVEL, NOT_TRUSTED, TENANT, LogInFailed
from digiportal.accounts.providers.metadata import TENANT_MARK, Metadata, signing_key

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures with a public key alone: never «none», never a shared secret."""

LEEWAY_SECONDS = 120
"""By how much the provider's clock may differ from ours."""

REQUIRED = ["iss", "sub", "aud", "exp", "iat"]

Claims = dict[str, Any]


def verified_claims(provider: LoginProvider, metadata: Metadata, token: str, nonce: str) -> Claims:
    """What the ID token says, once it is certain that the provider says it, to us, now, in answer to this log-in.

    Raises ``LogInFailed``: not trusted, wrong tenant, or too low a level.
    """
    claims = _decoded(provider, metadata, token)
    _check_issuer(provider, metadata, claims)
    _check_party(provider, claims)
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise LogInFailed(NOT_TRUSTED, "the nonce is another one")
    if provider.acr and claims.get("acr") not in provider.acr:
        raise LogInFailed(LEVEL, f"acr {claims.get('acr')!r}")
    return claims


def _decoded(provider: LoginProvider, metadata: Metadata, token: str) -> Claims:
    try:
        key = signing_key(metadata, jwt.get_unverified_header(token).get("kid"))
        return jwt.decode(
            token,
            key=key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            leeway=LEEWAY_SECONDS,
            options={"require": REQUIRED, "verify_iss": False},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise LogInFailed(NOT_TRUSTED, f"ID token: {type(error).__name__}") from error


def _check_issuer(provider: LoginProvider, metadata: Metadata, claims: Claims) -> None:
    """The issuer to the letter; with Entra ID it is the tenant's own, and the tenant must stand in the list."""
    expected = metadata.issuer
    if provider.kind == ENTRA:
        tenant = str(claims.get("tid", "")).lower()
        expected = expected.replace(TENANT_MARK, tenant)
    if claims["iss"] != expected:
        raise LogInFailed(NOT_TRUSTED, f"issuer {claims['iss']!r}")
    if provider.kind == ENTRA and tenant not in provider.tenants:
        raise LogInFailed(TENANT, f"tenant {tenant!r}")


def _check_party(provider: LoginProvider, claims: Claims) -> None:
    """A token for several receivers, or one that names its party, must be issued to us."""
    audience = claims["aud"]
    is_shared = isinstance(audience, list) and len(audience) > 1
    if (is_shared or "azp" in claims) and claims.get("azp") != provider.client_id:
        raise LogInFailed(NOT_TRUSTED, f"azp {claims.get('azp')!r}")
