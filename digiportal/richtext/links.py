"""Where a link may lead: secure pages, mail addresses, and the portal's own pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"https", "mailto"})
LONGEST = 2000

_OWN_PAGE = re.compile(r"/(?![/\\])[^\s\\<>\"`]*")
_HTTPS = re.compile(r"https://[^\s\\<>\"`]+")
_MAIL = re.compile(r"mailto:[^\s\\<>\"`:/]+@[^\s\\<>\"`:/]+")


def safe_address(address: str) -> str:
    """The address if a link may lead there, else nothing. An address of ``http`` becomes one of ``https``."""
    address = re.sub(r"[\x00-\x20\x7f-\xa0]+", " ", address).strip().replace(" ", "%20")
    address = re.sub(r"^(https?|mailto):", lambda scheme: scheme[0].lower(), address, flags=re.IGNORECASE)
    address = re.sub(r"^http://", "https://", address)
    if len(address) > LONGEST:
        return ""
    if _HTTPS.fullmatch(address):
        return address if _has_host(address) else ""
    return address if _OWN_PAGE.fullmatch(address) or _MAIL.fullmatch(address) else ""


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
