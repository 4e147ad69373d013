"""The same searches over a thousand objects and over a hundred thousand: the time must hardly grow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections
from django.test import Client

from bench.table import best_seconds
from digiportal.accounts.limits import LIMITS
from digiportal.accounts.models import User
from tests import databases

SIZES = (1_000, 100_000)
TIMES = 15
CHIEF = "radmann.vinje@example.org"
SEARCHES = {
    "a word of few": ("kvekkfri", CHIEF),
    "the beginning of a word of few": ("kvekkf", CHIEF),
    "two words, one of them common": ("kvekkfri digital", CHIEF),
    "a word of one in twenty": ("portal", CHIEF),
    "a word of one in three": ("digital", CHIEF),
    "a common word, of others' objects alone": ("digital", "radmann.trondheim@example.org"),
    "nothing": ("kvakkfri", CHIEF),
}

# Spread over kinds and cooperations. Every third has «digital», every twentieth «portal»; «kvekkfri» is in twenty of any size.
_FILL = """
WITH numbers AS (
    SELECT n, 'Innføring av ' || (ARRAY['digital', 'felles', 'trygg'])[1 + n %% 3] || ' løysing ' || md5(n::text)
        || CASE WHEN n %% 20 = 0 THEN ' portal' ELSE '' END
        || CASE WHEN n %% (%(size)s / 20) = 0 THEN ' kvekkfri digital' ELSE '' END AS text
    FROM generate_series(1, %(size)s / 2) AS n
),
cases AS (
    INSERT INTO programme_case (programme_id, kind, title, public_title, proposal, archive_number, put_forward_on, is_exempt,
        exempt_law, exempt_section, exempt_paragraph, exempt_letter, exempt_secrecy_rule,
        source_place, is_example, version)
    SELECT programme.id, 'case', 'Sak ' || text, '', text, n::text, DATE '2026-01-01' - (n %% 3000)::int, false,
        '', '', '', '', '', '', true, 1
    FROM numbers, LATERAL (SELECT id FROM programme_programme ORDER BY id OFFSET n %% 5 LIMIT 1) AS programme
    RETURNING id, title
)
INSERT INTO programme_casepaper (case_id, sequence, heading, body, source_place, is_example, version)
SELECT id, 1, 'Bakgrunn', title || ' og vurdering', '', true, 1 FROM cases
"""
_SEND = """
INSERT INTO programme_casetreatment (case_id, body_id, meeting_id, agenda_order, type, state, proceedings,
    source_place, is_example, version)
SELECT one.id, meeting.body_id, meeting.id, 1, 'PS', 'on_agenda', '', '', true, 1
FROM programme_case AS one, LATERAL (
    SELECT held.id, held.body_id FROM programme_meeting AS held JOIN programme_body AS body ON body.id = held.body_id
    WHERE body.programme_id = one.programme_id AND held.state IN ('closed', 'signed') LIMIT 1
) AS meeting
WHERE one.title LIKE 'Sak Innføring%%'
"""


@dataclass(frozen=True)
class Growth:
    """One search: seconds over each of ``SIZES``."""

    name: str
    seconds: tuple[float, ...]


def measure() -> Iterator[Growth]:
    """Each search on databases of both sizes, as often as it takes."""
    LIMITS["search"] = "1000000/m/key"
    taken = [_searches(size) for size in SIZES]
    for name in SEARCHES:
        yield Growth(name, tuple(times[name] for times in taken))


def render(rows: Iterator[Growth]) -> str:
    """Lines of text: milliseconds at both sizes, and their ratio."""
    lines = [f"\n{'search over':<44}" + "".join(f"{size:>10} ms" for size in SIZES) + f"{'ratio':>8}"]
    for row in rows:
        times = "".join(f"{seconds * 1000:>13.1f}" for seconds in row.seconds)
        lines.append(f"{row.name:<44}{times}{row.seconds[-1] / row.seconds[0]:>8.2f}")
    return "\n".join(lines)


def _searches(size: int) -> dict[str, float]:
    with databases.own("demonstration"):
        with connections["owner"].cursor() as cursor:
            cursor.execute(_FILL, {"size": size})
            cursor.execute(_SEND, {})
            cursor.execute("VACUUM ANALYZE")
        return {name: _seconds(*search) for name, search in SEARCHES.items()}


def _seconds(typed: str, email: str) -> float:
    client = Client(headers={"accept-language": "nb"})
    client.force_login(User.objects.get(email=email))

    def search() -> None:
        if client.get("/sok/", {"q": typed}).status_code != 200:
            raise RuntimeError(f"The search for «{typed}» failed.")

    return best_seconds(search, TIMES)
