"""The server that browser tests talk to."""

from __future__ import annotations

import urllib.request
from urllib.error import HTTPError

import pytest


def test_the_server_serves_the_portal_with_its_static_files(own_server: str) -> None:
    asset = f"{own_server}/static/vendor/htmx/htmx.min.js"
    with urllib.request.urlopen(asset, timeout=20) as answer:
        assert answer.headers["Content-Type"].startswith("text/javascript")
    with pytest.raises(HTTPError) as refusal:
        urllib.request.urlopen(f"{own_server}/no/such/page", timeout=20)
    assert refusal.value.code == 404
    assert "script-src 'self'" in refusal.value.headers["Content-Security-Policy"]
