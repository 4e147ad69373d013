"""Secrets of second factors lie encrypted in the database, so that a copy of it lets nobody compute codes."""

from __future__ import annotations

import logging

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from digiportal.sealing import CannotOpen, seal, unseal

PURPOSE = "digiportal.accounts.second_factor"

logger = logging.getLogger(__name__)


def encrypt(text: str) -> str:
    return seal(text, PURPOSE)


def decrypt(token: str) -> str:
    """Raises ``ValidationError``, which the forms show, when no key of the settings fits."""
    try:
        return unseal(token, PURPOSE)
    except CannotOpen as error:
        logger.error("A second factor can't be read: was SECRET_KEY changed without SECRET_KEY_FALLBACKS?")
        message = _("Your second factor can't be read any longer. Ask whoever runs the portal to reset it.")
        raise ValidationError(message) from error
