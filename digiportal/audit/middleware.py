"""Notes refusals, and writes the lines of a request when it has been served."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from digiportal.access.views import Refused
from digiportal.audit import note
from digiportal.audit.domain import programme_of
from digiportal.audit.events import REFUSED
from digiportal.audit.noting import serving


class NoteEvents:
    """Stands outside of all that has a session or a user. Costs a page nothing; one statement where something is noted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with serving(request):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A right was missing: 403, or 404 where even being there isn't told. An address that leads nowhere isn't noted."""
        if isinstance(exception, Refused):
            obj, right = exception.obj, exception.right
            note(REFUSED, obj=obj, programme=programme_of(obj, request), path=request.path, right=right)
        elif isinstance(exception, PermissionDenied):
            note(REFUSED, programme=programme_of(None, request), path=request.path)
