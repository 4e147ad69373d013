"""Leading somebody logged in to another page first, and back again, with nothing typed lost.

Both the demand of a second factor and the question who one is work so.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from digiportal.forms import interrupted
from digiportal.forms.views import ActForm


def lead_to(url: str, request: HttpRequest, view: Any) -> HttpResponse:
    """Go to ``url`` first, and then back to where this request was made; a form's typed text waits there.

    ``view`` is the view class, or function, that the request was for. A part of a page asked for by htmx leads
    the whole page away.
    """
    is_kept = isinstance(view, type) and issubclass(view, ActForm) and view.keep_typed(request, interrupted.UNCONFIRMED)
    back = request.get_full_path() if is_kept else way_back(request, view)
    address = f"{url}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def way_back(request: HttpRequest, view: Any) -> str:
    """The page that somebody was on: of a part of a page or a mere button, the page that it stands on."""
    if request.htmx:  # type: ignore[attr-defined]
        return request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]
    if request.method == "GET" or not isinstance(view, type) or hasattr(view, "get"):
        return request.get_full_path()
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(referrer)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "/"
