"""Requests to providers: bounded in time and size, so that one that is slow or sends without end holds nobody up."""

from __future__ import annotations

import json
import time
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from digiportal.accounts.providers.failures import UNREACHABLE, LogInFailed

CONNECT_SECONDS = 3.05
READ_SECONDS = 5.0
"""For each piece of the answer."""
TOTAL_SECONDS = 8.0
"""For the whole answer, however it drips."""
MOST_BYTES = 512 * 1024


def fetch_json(method: str, url: str, **options: Any) -> dict[str, Any]:
    """The JSON object that the provider answers with. Redirects are not followed: a secret must not go astray.

    Raises ``LogInFailed`` (unreachable) for anything else than a whole object in time.
    """
    try:
        with requests.request(
            method, url, timeout=(CONNECT_SECONDS, READ_SECONDS), allow_redirects=False, stream=True, **options
        ) as response:
            body = _read(response)
    except (requests.RequestException, HTTPError) as error:
        raise LogInFailed(UNREACHABLE, f"{url}: {type(error).__name__}") from error
    if response.status_code != 200:
        raise LogInFailed(UNREACHABLE, f"{url}: status {response.status_code}{_error_code(body)}")
    found = _parsed(body)
    if found is None:
        raise LogInFailed(UNREACHABLE, f"{url}: not a JSON object")
    return found


def _read(response: requests.Response) -> bytes:
    deadline = time.monotonic() + TOTAL_SECONDS
    body = bytearray()
    # What has come so far, without waiting for a full piece: one that drips would never be measured otherwise.
    while piece := response.raw.read1(16 * 1024, decode_content=True):
        body += piece
        if len(body) > MOST_BYTES or time.monotonic() > deadline:
            raise requests.Timeout("too long an answer")
    return bytes(body)


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _error_code(body: bytes) -> str:
    """The standard's code of an error (RFC 6749, 5.2), for the log; never the whole answer, which may hold secrets."""
    code = (_parsed(body) or {}).get("error")
    return f", {code[:40]}" if isinstance(code, str) else ""
