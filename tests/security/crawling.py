"""Walks the portal as somebody: from a page along every link and form that is sent with GET."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve

OUTSIDE = ("mailto:", "tel:", "data:", "javascript:", "blob:")
ADDRESSES = ("href", "src", "hx-get")
SHARED = (".pdf", ".csv", ".png", ".css", ".js", ".svg")
"""Files take long, or are the same for everybody: walks that share what they know open one of each kind."""


class Links(HTMLParser):
    """The addresses that a page offers: links, pictures and scripts, and its GET forms as they would be sent at once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._form: str | None = None
        self._fields: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [given[name] for name in ADDRESSES if given.get(name)]
        if tag == "form" and given.get("method", "get").lower() == "get":
            self._form, self._fields = given.get("action", ""), []
        elif tag in ("input", "select", "textarea") and self._form is not None and given.get("name"):
            self._fields.append((given["name"], given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form is not None:
            self.found.append(f"{self._form}?{urlencode(self._fields)}")
            self._form = None


@dataclass
class Walk:
    """What one walk saw. ``most`` is how many addresses of a kind are opened; None opens them all.

    A kind of address is its pattern with the names in its query. ``files`` is counted by several walks together.
    """

    client: Client
    most: int | None
    files: Counter[str] = field(default_factory=Counter)
    opened: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def from_page(self, start: str) -> Walk:
        """Walk from ``start`` on; returns itself."""
        waiting = deque([(start, "")])
        while waiting:
            path, page = waiting.popleft()
            if path in self.opened or not self._is_wanted(path):
                continue
            self.opened.add(path)
            waiting.extend((link, path) for link in self._open(path, page))
        return self

    def _is_wanted(self, path: str) -> bool:
        kind = kind_of(path)
        counter = self.files if kind.endswith(SHARED) else self.kinds
        if self.most is not None and counter[kind] >= self.most:
            return False
        counter[kind] += 1
        return True

    def _open(self, path: str, page: str) -> list[str]:
        """The links of the page at ``path``; notes a fault where it answers that it isn't there, isn't allowed, or fails."""
        response = self.client.get(path)
        if response.status_code >= 400:
            self.faults.append(f"{response.status_code} {path} (link on {page or 'no page'})")
        if response.status_code in (301, 302):
            return _own([response.headers["Location"]], path)
        return _own(links_of(response), path)


def links_of(response: HttpResponseBase) -> list[str]:
    """The addresses that an answer offers; none of what is no page."""
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    parser = Links()
    parser.feed(response.content.decode())  # type: ignore[attr-defined]
    return parser.found


def kind_of(path: str) -> str:
    """The pattern of an address, with the names in its query; the address itself where no pattern fits."""
    parts = urlsplit(path)
    try:
        route = resolve(parts.path).route
    except Resolver404:
        route = parts.path
    names = sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)})
    return f"{route}?{','.join(names)}" if names else route


def _own(links: list[str], page: str) -> list[str]:
    """Those that lead to the portal itself, as paths."""
    own = []
    for link in links:
        parts = urlsplit(urljoin(f"http://testserver{page}", link.strip()))
        if link.startswith(OUTSIDE) or parts.netloc not in ("testserver", "localhost:8000"):
            continue
        own.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return own
