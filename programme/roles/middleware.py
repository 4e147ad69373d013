"""Lets a programme leader see the portal as a role would, and lets nothing be done meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from digiportal.access.seeing import seeing_as
from programme.roles.seeing import Seen, current

SAFE = ("GET", "HEAD", "OPTIONS")


class SeeAsRole:
    """Stands after the middleware that knows the user. Closed by default: what isn't a page of the programme isn't shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen = current(request)
        if seen is None:
            return self.get_response(request)
        request.seen_as = seen  # type: ignore[attr-defined]
        if request.path in (reverse("roles:stop-seeing"), reverse("account_logout")):
            return self.get_response(request)
        with seeing_as(seen.seeing):
            return self._answer(request, seen)

    def _answer(self, request: HttpRequest, seen: Seen) -> HttpResponse:
        overview = reverse("programme:overview", args=[seen.slug])
        if request.method not in SAFE:
            return render(request, "roles/read_only.html", {"overview": overview, "is_act": True}, status=403)
        if request.path == "/":
            return HttpResponseRedirect(overview)
        if not request.path.startswith(overview):
            return render(request, "roles/read_only.html", {"overview": overview, "is_act": False}, status=403)
        return self.get_response(request)
