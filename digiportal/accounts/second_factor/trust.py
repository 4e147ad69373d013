"""Devices that are remembered: a signed cookie lets them log in by password alone for ``MFA_TRUST_COOKIE_AGE``."""

from __future__ import annotations

import datetime
import secrets

from allauth.mfa import app_settings
from allauth.mfa.internal.flows.trust import create_config_fingerprint, decode_trust_cookie
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from digiportal.accounts.models import User
from digiportal.accounts.second_factor.demand import FACTORS


def remembered_until(request: HttpRequest, user: User) -> datetime.datetime | None:
    """Until when this device is remembered; None when it isn't."""
    fingerprint = create_config_fingerprint(user)
    issued = [trust.at for trust in decode_trust_cookie(request) if trust.fingerprint == fingerprint]
    if not issued:
        return None
    return datetime.datetime.fromtimestamp(max(issued), tz=datetime.UTC) + app_settings.TRUST_COOKIE_AGE


def forget_devices(user: User) -> None:
    """Let every device that ``user`` had remembered ask for the second factor again.

    A cookie carries a fingerprint of the password and of each factor with its key and its ``seed``; a new seed
    makes all earlier ones wrong.
    """
    with transaction.atomic():
        for factor in Authenticator.objects.select_for_update().filter(user=user, type__in=FACTORS):
            factor.data["seed"] = secrets.token_hex(16)
            factor.save(update_fields=["data"])
