"""The list of providers: what can't be meant is refused when the portal starts, with the provider and the key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digiportal.accounts.providers.configuration import ConfigurationError, make_providers, read_providers

ENTRA = {
    "id": "entra-vinje",
    "kind": "entra",
    "name": "Microsoft (Vinje kommune)",
    "client_id": "portal",
    "tenants": {"11111111-2222-3333-4444-555555555555": 964964998},
}


def test_a_list_in_a_file_with_the_secret_in_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "providers.yaml"
    file.write_text(
        "- {id: ansattporten, kind: ansattporten, name: Ansattporten, client_id: portal}\n", encoding="utf-8"
    )
    (provider,) = read_providers(str(file), {"LOGIN_SECRET_ANSATTPORTEN": "hidden"})
    assert (provider.issuer, provider.acr) == ("https://ansattporten.no", ("substantial", "high"))
    assert provider.secret == "hidden"
    assert "hidden" not in repr(provider)


def test_no_file_means_no_providers() -> None:
    assert read_providers("", {}) == ()


def test_a_tenant_is_an_organisation() -> None:
    (provider,) = make_providers([ENTRA], {})
    assert provider.tenants == {"11111111-2222-3333-4444-555555555555": ("964964998",)}


def test_municipalities_may_share_a_tenant() -> None:
    shared = {"11111111-2222-3333-4444-555555555555": [964964998, "864964462"]}
    (provider,) = make_providers([ENTRA | {"tenants": shared}], {})
    assert provider.tenants == {"11111111-2222-3333-4444-555555555555": ("964964998", "864964462")}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "Vinje"}, "id 'Vinje'"),
        ({"kind": "saml"}, "kind must be one of"),
        ({"name": " "}, "name is missing"),
        ({"client_id": None}, "client_id is missing"),
        ({"secret": "in the file"}, "unknown keys secret"),
        ({"issuer": "http://login.example.org"}, "https://"),
        ({"tenants": {}}, "tenants is missing"),
        ({"tenants": {"vinje": "964964998"}}, "no tenant id"),
        ({"tenants": {"11111111-2222-3333-4444-555555555555": "12"}}, "nine digits"),
        ({"tenants": {"11111111-2222-3333-4444-555555555555": []}}, "nine digits"),
        ({"kind": "idporten"}, "tenants are for Entra ID"),
        ({"session_hours": 100}, "session_hours"),
    ],
)
def test_what_cant_be_meant_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        make_providers([ENTRA | change], {})


@pytest.mark.parametrize("entries", [None, {}, ["entra"], [ENTRA, ENTRA], [ENTRA, ENTRA | {"id": "another"}]])
def test_a_list_of_something_else_is_refused(entries: Any) -> None:
    with pytest.raises(ConfigurationError):
        make_providers(entries, {})


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be read"):
        read_providers(str(tmp_path / "none.yaml"), {})
