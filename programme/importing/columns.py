"""The columns of the spreadsheet: their headings in every language of the portal, what goes into them, and examples."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Column:
    """A column; ``key`` is what rows are kept by, ``examples`` go into the explanation of the template."""

    key: str
    heading: str | Promise
    explanation: str | Promise
    examples: tuple[str | Promise, str | Promise]
    width: int
    is_required: bool = False


COLUMNS = (
    Column(
        "name",
        pgettext_lazy("import column", "Name"),
        _("First name and surname. The same person may stand in several rows, one for each seat."),
        ("Kari Nordmann", "Ola Nordmann"),
        26,
        is_required=True,
    ),
    Column(
        "email",
        pgettext_lazy("import column", "E-mail"),
        _("The person's own address. Needed by those who are to log in."),
        ("kari.nordmann@example.org", ""),
        32,
    ),
    Column(
        "organisation",
        pgettext_lazy("import column", "Organisation"),
        _("The name as it stands in the portal, or the organisation number."),
        ("Vinje", "876989802"),
        24,
        is_required=True,
    ),
    Column("position", pgettext_lazy("import column", "Position"), _("What the person works as."), ("", ""), 24),
    Column(
        "body",
        pgettext_lazy("import column", "Body"),
        _("The body in which the person gets a seat. Empty for those who get none."),
        ("Programstyret", ""),
        24,
    ),
    Column(
        "seat",
        pgettext_lazy("import column", "Seat"),
        _(
            "The seat's title, as it stands on the page of the body. A new title makes a new seat, if «Function» is filled in."
        ),
        ("Representant for Vinje", ""),
        28,
    ),
    Column(
        "function",
        pgettext_lazy("import column", "Function"),
        _("Only for a new seat: chair, vice chair, member, secretary or observer."),
        (pgettext_lazy("import example", "member"), ""),
        16,
    ),
    Column(
        "deputy",
        pgettext_lazy("import column", "Deputy number"),
        _("Empty for the holder of the seat; 1 for the first deputy, 2 for the second."),
        ("", ""),
        16,
    ),
    Column(
        "from",
        pgettext_lazy("import column", "From"),
        _("The first day, as day.month.year."),
        ("01.01.2027", ""),
        14,
    ),
    Column(
        "to",
        pgettext_lazy("import column", "To"),
        _("The last day, as day.month.year. Empty while it isn't known."),
        ("31.12.2029", ""),
        14,
    ),
    Column(
        "login",
        pgettext_lazy("import column", "Log-in"),
        _("Yes or no. Empty means yes for those with both an e-mail and a seat."),
        (pgettext_lazy("import example", "yes"), pgettext_lazy("import example", "no")),
        12,
    ),
)

BY_KEY = {column.key: column for column in COLUMNS}


def plain(text: str) -> str:
    """A text as it is compared: without capitals, stars, colons and double spaces."""
    return " ".join(text.casefold().replace("*", " ").replace(":", " ").replace("-", " ").split())


def key_by_heading() -> dict[str, str]:
    """Every heading in every language → the key of its column."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {plain(str(column.heading)): column.key for column in COLUMNS}
    return found


def in_every_language(text: str | Promise) -> set[str]:
    """How a translated word may be written in a cell."""
    written = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            written.add(plain(str(text)))
    return written
