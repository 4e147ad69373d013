"""Every answer carries the headers that keep a browser from being used against the one who sits there."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from digiportal.access.giving import assign
from digiportal.access.models import Portal
from digiportal.access.views import PUBLIC, RightRequired
from digiportal.accounts.known_devices import remember_device
from digiportal.clock import today
from digiportal.urls import urlpatterns as portal_urls
from programme.models import CaseAttachment, Programme
from scripts.check import PRODUCTION, ROOT
from tests.cooperation import client_of, make_user


class Broken(RightRequired):
    """A page with a fault."""

    required_right = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        raise RuntimeError


urlpatterns = [path("knust/", Broken.as_view()), *portal_urls]

PAGES = ["/", "/profil/", "/vest-telemark/", "/vest-telemark/logg/", "/vest-telemark/logg/logg.csv"]


def assert_safe(response: HttpResponse) -> None:
    headers = response.headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] in ("'self'", "'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "*" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cache-Control"]


@pytest.fixture
def auditor(db: None) -> Client:
    """Somebody who sees all of Vest-Telemark, and operates the portal too."""
    user = make_user("auditor", "auditor", Programme.objects.get(slug="vest-telemark"))
    assign(user, "site_admin", Portal.objects.get(), valid_from=today())
    return client_of(user)


@pytest.mark.demonstration
@pytest.mark.parametrize("page", PAGES)
def test_pages(auditor: Client, page: str) -> None:
    response = auditor.get(page)
    assert response.status_code == 200
    assert_safe(response)


@pytest.mark.demonstration
def test_attachments(auditor: Client) -> None:
    attachment = CaseAttachment.objects.filter(case__programme__slug="vest-telemark")[0]
    response = auditor.get(f"/vest-telemark/sak/{attachment.case_id}/vedlegg/{attachment.pk}/")
    assert response.status_code == 200
    assert_safe(response)
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/", 200), ("/logg-inn/", 200), ("/vest-telemark/", 302), ("/static/css/base.css", 200), ("/static/no.css", 404)],
)
def test_answers_to_anybody(client: Client, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert_safe(response)


@pytest.mark.django_db
def test_error_pages(client: Client) -> None:
    assert_safe(client.get("/dette/finst/ikkje/"))
    checking = Client(enforce_csrf_checks=True)
    refused = checking.post("/logg-inn/", {"login": "x"})
    assert refused.status_code == 403
    assert_safe(refused)


@pytest.mark.django_db
@override_settings(ALLOWED_HOSTS=["portal.example.org"])
def test_a_host_that_is_not_ours(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example.net"})
    assert response.status_code == 400
    assert_safe(response)


@pytest.mark.django_db
@pytest.mark.urls("tests.security.test_headers")
def test_a_page_with_a_fault() -> None:
    response = Client(raise_request_exception=False).get("/knust/")
    assert response.status_code == 500
    assert_safe(response)


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT"])
@pytest.mark.django_db
def test_other_methods(client: Client, method: str) -> None:
    assert client.generic(method, "/").status_code in (200, 405)


def production(names: list[str]) -> dict[str, object]:
    """Settings of an installation, as its environment gives them."""
    script = (
        "import json, django; from django.conf import settings; django.setup();"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}, default=str))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ, **PRODUCTION}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_an_installation_keeps_its_cookies_to_itself() -> None:
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME", "MFA_TRUST_COOKIE_NAME"]
    flags = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY"]
    found = production(
        [*names, *flags, "SESSION_COOKIE_SAMESITE", "SECURE_HSTS_SECONDS", "SECURE_HSTS_PRELOAD", "DEBUG"]
    )
    assert all(str(found[name]).startswith("__Host-") for name in names)
    assert all(found[flag] is True for flag in flags)
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert (found["SECURE_HSTS_PRELOAD"], found["DEBUG"]) == (True, False)
    assert int(str(found["SECURE_HSTS_SECONDS"])) >= 31_536_000


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_an_installation_without_its_secrets_does_not_start(missing: str) -> None:
    environment = {name: value for name, value in {**os.environ, **PRODUCTION}.items() if name != missing}
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert missing in done.stderr


@override_settings(COOKIE_PREFIX="__Host-", SESSION_COOKIE_SECURE=True)
def test_the_portals_own_cookies_follow() -> None:
    response = HttpResponse()
    remember_device(RequestFactory().get("/"), response, "kari@example.org")
    cookie = response.cookies["__Host-known_device"]
    assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["httponly"]) == (True, "/", "", True)
