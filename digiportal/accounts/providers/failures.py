"""Why a log-in by a provider did not come about. What the person is told stands in the template of each reason."""

from __future__ import annotations

UNREACHABLE = "unreachable"
"""The provider can't be reached, is too slow, or answers something that nobody can read."""
NOT_TRUSTED = "not_trusted"
"""The answer is not from whom it should be, not for us, not for this log-in, or not of this hour."""
OUT_OF_DATE = "out_of_date"
"""The log-in was begun too long ago, in another browser, or has been used already."""
CANCELLED = "cancelled"
"""The person stopped at the provider."""
TENANT = "tenant"
"""The organisation that the person logs in from is not let in."""
LEVEL = "level"
"""The person logged in with a lower level of security than is asked for."""
SOMEBODY_ELSE = "somebody_else"
"""Somebody logged in who was to confirm who one is, and came back as another."""


class LogInFailed(Exception):
    """Nobody was logged in. ``reason`` is one of this module's, ``detail`` is for the operator's log alone."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
