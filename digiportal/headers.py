"""Headers that every answer has, whoever makes it: a page, a file, a static file, an error, a refusal of the web server.

What Django, django-csp and WhiteNoise set themselves stays; a view that must say something else says it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

UNUSED = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
]
"""What browsers can do and the portal has no use for."""

USED = ["publickey-credentials-create", "publickey-credentials-get"]
"""Passkeys, on the portal's own pages alone."""

DEFAULTS = {
    "Permissions-Policy": ", ".join([f"{name}=()" for name in UNUSED] + [f"{name}=(self)" for name in USED]),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    # What is no page of the portal's own loads nothing and is shown in no frame; django-csp has the pages' policy.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
    # Pages depend on who asks and what that one may see: nobody on the way keeps them, and a browser asks anew.
    "Cache-Control": "private, no-cache",
}


class SafeHeaders:
    """Stands first of all, so that nothing answers outside of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in DEFAULTS.items():
            response.headers.setdefault(name, value)
        return response
