"""The demonstration: the five cooperations in one fixed year, on one machine. Never for real data."""

from __future__ import annotations

import datetime

from digiportal.settings.base import *  # noqa: F403
from digiportal.settings.base import INSTALLED_APPS, env

PORTAL_ADDRESS = f"http://localhost:{env.int('PORT', 8000)}"
SECRET_KEY = "only-for-the-demonstration"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEMONSTRATION = True
PORTAL_TODAY = datetime.date(2026, 11, 21)
INSTALLED_APPS = [*INSTALLED_APPS, "demonstration"]

# One is a persona by one click, or by the password «demo» that everybody knows: a second factor would protect nothing.
SECOND_FACTOR_ROLES = frozenset()

# Mail goes nowhere: what would have been sent is shown at /demonstrasjon/postkasse/.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "DigiPortal <digiportal@example.org>"
# Served as they lie: no step of collecting files before the demonstration starts.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = None
