"""Text that lies closed in the database, so that a copy of it tells nothing without the portal's secret.

The key is derived from ``SECRET_KEY`` (HKDF, RFC 5869), another for each purpose; after a change of it,
``SECRET_KEY_FALLBACKS`` still opens what the earlier one closed.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class CannotOpen(Exception):
    """No key of the settings fits: ``SECRET_KEY`` was changed without ``SECRET_KEY_FALLBACKS``."""


def seal(text: str, purpose: str) -> str:
    """``text``, closed for ``purpose`` (the dotted name of a package)."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(token: str, purpose: str) -> str:
    """What ``seal`` closed for the same purpose. Raises ``CannotOpen``."""
    try:
        return _box(purpose).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise CannotOpen(purpose) from error


def _box(purpose: str) -> MultiFernet:
    return MultiFernet([_fernet(secret, purpose) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(secret: str | bytes, purpose: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(force_bytes(secret))
    return Fernet(base64.urlsafe_b64encode(derived))
