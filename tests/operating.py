"""Somebody who operates the portal."""

from __future__ import annotations

import datetime

from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.accounts.models import User
from digiportal.clock import today


def make_administrator() -> User:
    """An administrator since yesterday, who reads English."""
    admin = User.objects.create_user("admin@example.org", full_name="Driftsansvarlig", language="en")
    assign(admin, "site_admin", Portal.objects.get(), valid_from=today() - datetime.timedelta(days=1))
    return admin
