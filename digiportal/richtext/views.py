"""Cleaning what is pasted into the editor, by the same rules as everything that is saved."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, JsonResponse

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.richtext.cleaning import clean_html
from digiportal.richtext.limits import TextTooLong


class Clean(RightRequired):
    """Takes ``html``, and answers with the portal's clean form of it; nothing is stored. 413 for more than is looked at."""

    required_right: ClassVar[str] = LOGGED_IN

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return JsonResponse({"html": clean_html(request.POST.get("html", ""))})
        except TextTooLong:
            return HttpResponse(status=413)
