"""How the portal bends allauth: nobody signs up alone."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Users are made by those who give roles."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
