"""The secret in the link of an invitation.

It is made from the invitation's key and the portal's secret, so that a reminder can carry the same link; the database
has its hash alone, so that nobody who reads the table can come in by it.
"""

from __future__ import annotations

import base64
import hashlib
import uuid

from django.utils.crypto import salted_hmac

SALT = "digiportal.accounts.invitations"


def token_for(key: uuid.UUID) -> str:
    """The secret of the invitation with this key: 43 characters that fit in an address."""
    digest = salted_hmac(SALT, key.hex, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What is stored of the secret, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
