"""A provider of the tests' own, which can be made to misbehave: real HTTP, real keys, wrong answers on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
TENANT = "11111111-2222-3333-4444-555555555555"
OBJECT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

Answer = Callable[["StandIn", Any], bytes | None]


class StandIn:
    """The provider: set ``claims`` (added to, or None to leave one out), ``key``, ``issuer`` or ``answers`` to spoil it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.issuer = address
        self.claims: dict[str, Any] = {}
        self.extra: dict[str, Any] = {}
        self.key: Any = KEY
        self.algorithm = "RS256"
        self.headers: dict[str, Any] = {"kid": "first"}
        self.answers: dict[str, Answer] = {}
        self.nonces: dict[str, str] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def log_in(self, address: str) -> str:
        """Be the person who logs in at ``address``: returns the address to come back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked.append(("authorize", asked))
        code = f"code-{len(self.nonces)}"
        self.nonces[code] = asked["nonce"]
        return f"{urlsplit(asked['redirect_uri']).path}?code={code}&state={asked['state']}"

    def answer(self, path: str, data: dict[str, str]) -> bytes:
        """What the path answers, as JSON unless a test spoils it."""
        self.asked.append((path, data))
        return json.dumps(getattr(self, f"_{path}")(data)).encode()

    def _discovery(self, data: dict[str, str]) -> dict[str, Any]:
        names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        names["end_session_endpoint"] = "out"
        return {"issuer": self.issuer} | {name: f"{self.address}/{path}" for name, path in names.items()}

    def _keys(self, data: dict[str, str]) -> dict[str, Any]:
        key = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
        return {"keys": [key | {"kid": "first", "use": "sig", "alg": "RS256"}]}

    def _token(self, data: dict[str, str]) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "subject",
            "aud": "portal",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonces.get(data.get("code", ""), ""),
        }
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        token = jwt.encode(claims, self.key, algorithm=self.algorithm, headers=self.headers)
        return {"access_token": "access", "token_type": "Bearer", "id_token": token} | self.extra


def slowly(stand_in: StandIn, handler: BaseHTTPRequestHandler) -> None:
    """Sends a little now and then, and never ends."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _piece in range(200):
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        return


def nonsense(stand_in: StandIn, handler: BaseHTTPRequestHandler) -> bytes:
    return b"<html>Logg inn p\xe5 nytt</html>"


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """A provider that listens on this machine until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.provider = StandIn(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.provider  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.split("?")[0].strip("/")
        self._respond("discovery" if path.endswith("openid-configuration") else path, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._respond(self.path.strip("/"), {name: values[0] for name, values in parse_qs(body).items()})

    def _respond(self, path: str, data: dict[str, str]) -> None:
        provider: StandIn = self.server.provider  # type: ignore[attr-defined]
        spoilt = provider.answers.get(path)
        body = spoilt(provider, self) if spoilt else provider.answer(path, data)
        if body is not None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        return
