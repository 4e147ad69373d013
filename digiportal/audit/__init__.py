"""The log of events: who came in, who saw or tried what where it matters. It only grows, and is no history of objects.

``note`` writes a line; docs/decisions/audit.md says when, and who may read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db import models
    from django.http import HttpRequest


def note(
    event: str,
    actor: Any = None,
    request: HttpRequest | None = None,
    obj: models.Model | None = None,
    programme: models.Model | None = None,
    **facts: Any,
) -> None:
    """Write that ``event`` (a code of ``digiportal.audit.events``) happened.

    ``actor`` is the user of the request unless somebody is named; ``request`` is the one that is being served. ``obj`` is
    what it was about; ``programme`` the cooperation that it concerns, by default the one that ``obj`` belongs to.
    ``facts`` are plain values, with keys that ``digiportal.audit.words`` can say in words; none may hold a secret, or
    content that is exempt.

    Raises ``LookupError`` for an event that nobody registered.
    """
    # Django imports this package before there are models.
    from digiportal.audit.noting import write

    write(event, actor, request, obj, programme, facts)
