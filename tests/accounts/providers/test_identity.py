"""What is taken from a provider's claims, and what isn't."""

from __future__ import annotations

import pytest

from digiportal.accounts.providers.configuration import LoginProvider
from digiportal.accounts.providers.identity import LONGEST_KEY, Identity, identity_from

ANSATTPORTEN = LoginProvider("ansattporten", "ansattporten", "Ansattporten", "portal", "https://ansattporten.no")
CLAIMS = {"iss": "https://ansattporten.no", "sub": "subject"}
REPORTEES = {"reportees": [{"Authority": "iso6523-actorid-upis", "ID": "0192:964964998", "Name": "Vinje kommune"}]}
PARTIES = {"authorized_parties": [{"orgno": {"authority": "iso6523-actorid-upis", "ID": "0192:964964998"}}]}


@pytest.mark.parametrize("shape", [REPORTEES, PARTIES])
@pytest.mark.parametrize("place", ["in the token", "beside it"])
def test_the_chosen_organisation_is_read_wherever_it_stands(shape: dict[str, object], place: str) -> None:
    details = [{"type": "ansattporten:altinn:resource", **shape}]
    claims = CLAIMS | {"authorization_details": details} if place == "in the token" else CLAIMS
    identity = identity_from(ANSATTPORTEN, claims, details if place == "beside it" else None)
    assert identity.organisations == ("964964998",)


@pytest.mark.parametrize(
    "details",
    [
        None,
        "text",
        [1, None, {"type": "another", **REPORTEES}],
        [{"type": "ansattporten:altinn:resource", "reportees": [{"ID": "9908:964964998"}, {"ID": None}, "x"]}],
    ],
)
def test_anything_else_names_no_organisation(details: object) -> None:
    assert identity_from(ANSATTPORTEN, CLAIMS | {"authorization_details": details}).organisations == ()


def test_user_names_that_are_no_addresses_are_left_out() -> None:
    claims = CLAIMS | {"email": "Kari@Vinje.kommune.no", "preferred_username": "VINJE\\kari"}
    assert identity_from(ANSATTPORTEN, claims).addresses == ("kari@vinje.kommune.no",)


def test_a_long_subject_still_has_a_key_of_its_own() -> None:
    keys = {identity_from(ANSATTPORTEN, CLAIMS | {"sub": "x" * length}).key for length in (254, 255)}
    assert len(keys) == 2
    assert all(len(key) <= LONGEST_KEY for key in keys)


def test_what_is_kept_can_be_read_again() -> None:
    identity = identity_from(ANSATTPORTEN, CLAIMS | {"name": "Kari", "email": "kari@vinje.kommune.no", "pid": "1"})
    assert Identity.from_kept(identity.kept()) == identity
    assert "pid" not in identity.kept()
