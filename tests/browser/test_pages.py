"""Main pages as each kind of persona: accessible by axe (WCAG 2.2 A and AA), and never wider than a small phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenPage

PAGES = {
    "": ["/", "/logg-inn/", "/demonstrasjon/"],
    "radmann.vinje": [
        "/",
        "/vest-telemark/fordeling/2020/forslag/",
        "/vest-telemark/fordeling/2020/forslag/vinje/",
        "/vest-telemark/kostnad/vinje/",
        "/kommuner/vinje/",
        "/kommuner/vinje/roller/",
        "/kommuner/vinje/roller/assistent/ny/",
        "/profil/roller/",
        "/roller/",
        "/profil/",
        "/profil/sikkerhet/",
        "/profil/sikkerhet/innlogging/",
        "/profil/sikkerhet/kodeapp/",
        "/profil/sikkerhet/passnokkel/",
        "/profil/innlogginger/",
        "/bekreft/",
    ],
    "koordinator.vesttelemark": [
        "/",
        "/vest-telemark/",
        "/vest-telemark/samarbeid/",
        "/vest-telemark/roller/",
        "/vest-telemark/se-som/",
        "/vest-telemark/prosjekt/",
        "/vest-telemark/prosjekt/innsyn-og-sjolvbetening/",
        "/vest-telemark/prosjekt/innsyn-og-sjolvbetening/endre/",
        "/vest-telemark/okonomi/budsjett-2018-2021/",
        "/vest-telemark/strategi/",
    ],
    "sekretariat.digitrondelag": [
        "/",
        "/digitrondelag/organ/",
        "/digitrondelag/organ/programstyret/",
        "/digitrondelag/vedtak/",
        "/digitrondelag/oppfolging/",
        "/digitrondelag/arsrapport/2025/",
        "/digitrondelag/fordeling/2026/tilskudd/",
    ],
    "prosjektleder.vesttelemark": ["/vest-telemark/prosjekt/innsyn-og-sjolvbetening/statusrapport/ny/"],
    "representant.sigdal": ["/", "/digit/innkjop/", "/digit/organ/digit/"],
    "sekretariat.fosen": ["/fosen/strategi/", "/fosen/prosjekt/"],
}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALL_PHONE = 320


@pytest.mark.demonstration
@pytest.mark.parametrize("persona", PAGES, ids=lambda persona: persona or "nobody")
def test_pages_of(persona: str, open_page: OpenPage, demonstration_server: str) -> None:
    page = open_page(demonstration_server, persona, language="nb")
    axe, faults = Axe(), []
    for address in PAGES[persona]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        result = axe.run(page, options={"runOnly": {"type": "tag", "values": LEVELS}})
        faults += [
            (address, violation["id"], [node["target"] for node in violation["nodes"]][:3])
            for violation in result.response["violations"]
        ]
        page.set_viewport_size({"width": SMALL_PHONE, "height": 700})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALL_PHONE:
            faults.append((address, "wider than a small phone", width))
        page.set_viewport_size({"width": 1280, "height": 844})
    assert faults == []
