"""What happens when a form comes without the proof that it was sent from the portal's own page (CSRF)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digiportal.forms.views import ActForm


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the form again with what was typed, to be looked at and sent by hand; never send it on.

    Only to somebody logged in: a request from another site comes without the session (``SameSite=Lax``), so it
    gets a plain page, and its text is neither shown nor kept.
    """
    match = request.resolver_match
    view_class = getattr(match.func, "view_class", None) if match else None
    is_form = isinstance(view_class, type) and issubclass(view_class, ActForm)
    if match and view_class and is_form and request.user.is_authenticated:
        view = view_class.as_view(**match.func.view_initkwargs, csrf_failed=True)  # type: ignore[attr-defined]
        response: HttpResponse = view(request, *match.args, **match.kwargs)
        return response
    return render(request, "forms/csrf_failure.html", status=403)
