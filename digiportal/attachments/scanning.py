"""The virus scanner: ClamAV's daemon over its socket, where the installation has one (``ATTACHMENT_SCANNER``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

SECONDS = 60
"""How long an answer may take to each step of a scan."""


class ScannerDown(Exception):
    """No scan could be made; it is tried again later."""


@dataclass(frozen=True)
class Verdict:
    """``virus`` is the name of what was found, empty for a clean file."""

    virus: str


def scan(file: BinaryIO) -> Verdict:
    """Have the daemon look at a file. Raises ``ScannerDown`` whenever it gives no clear answer."""
    file.seek(0)
    try:
        answer = _daemon().instream(file)
    except (ClamdError, OSError, UnicodeDecodeError) as error:
        raise ScannerDown(str(error)) from error
    state, name = answer.get("stream", ("", None))
    if state == "FOUND":
        return Verdict(name or "?")
    if state != "OK":
        raise ScannerDown(f"{state} {name or ''}".strip() or "no answer")
    return Verdict("")


def _daemon() -> ClamdNetworkSocket | ClamdUnixSocket:
    """A path is a socket on this machine, anything else ``host:port``."""
    address: str = settings.ATTACHMENT_SCANNER
    if address.startswith("/"):
        return ClamdUnixSocket(path=address, timeout=SECONDS)
    host, _colon, port = address.rpartition(":")
    return ClamdNetworkSocket(host=host, port=int(port), timeout=SECONDS)
