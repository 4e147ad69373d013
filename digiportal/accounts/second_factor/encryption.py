"""Secrets of second factors lie encrypted in the database, so that a copy of it lets nobody compute codes.

The key is derived from ``SECRET_KEY`` (HKDF, RFC 5869); after a change of it, ``SECRET_KEY_FALLBACKS`` still opens what
the earlier one closed.
"""

from __future__ import annotations

import base64
import logging

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

PURPOSE = b"digiportal.accounts.second_factor"

logger = logging.getLogger(__name__)


def encrypt(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Raises ``ValidationError``, which the forms show, when no key of the settings fits."""
    try:
        return _box().decrypt(token.encode()).decode()
    except InvalidToken as error:
        logger.error("A second factor can't be read: was SECRET_KEY changed without SECRET_KEY_FALLBACKS?")
        message = _("Your second factor can't be read any longer. Ask whoever runs the portal to reset it.")
        raise ValidationError(message) from error


def _box() -> MultiFernet:
    return MultiFernet([_fernet(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(secret: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(secret))
    return Fernet(base64.urlsafe_b64encode(derived))
