from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from digiportal.accounts.models import User

PASSWORD = "lang nok setning"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("kari.nordmann@example.org", PASSWORD, full_name="Kari Nordmann", language="nn")
