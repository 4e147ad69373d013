"""What the log keeps of jobs: what people do with them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digiportal.audit.events import EventKind, register_events

TRIED_AGAIN = "job_tried_again"
GIVEN_UP = "job_given_up"


def register() -> None:
    """Called once, when the application is ready."""
    register_events(
        EventKind(TRIED_AGAIN, _("Let a job be tried again"), with_act=True),
        EventKind(GIVEN_UP, _("Gave up a job"), with_act=True),
    )
