"""The portal's today. Nothing else asks the machine what day it is."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone


def today() -> datetime.date:
    """Today in Oslo, or the fixed day of ``settings.PORTAL_TODAY`` (the demonstration and the tests have one)."""
    return settings.PORTAL_TODAY or timezone.localdate()


def now() -> datetime.datetime:
    """This moment; on a fixed day, noon of that day, so that what is made twice is the same."""
    if settings.PORTAL_TODAY:
        noon = datetime.datetime.combine(settings.PORTAL_TODAY, datetime.time(12))
        return timezone.make_aware(noon)
    return timezone.now()
