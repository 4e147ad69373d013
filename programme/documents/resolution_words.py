"""What an extract of a resolution says of its facts, in the active language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.ui.dates import long_date
from programme.documents.provenance import origin_in_words
from programme.documents.resolution_facts import ExtractFacts, LegalBasis, Receiver, Task
from programme.models import HowDecided


@dataclass(frozen=True)
class NumberedPoint:
    """A point as printed. ``step`` is how far its number is from the one before, since numbers may be missing."""

    step: int
    text: str
    note: str


@dataclass(frozen=True)
class ExtractText:
    """Finished texts; empty where there is nothing to say."""

    subtitle: str
    facts: tuple[tuple[str, str], ...]
    points: tuple[NumberedPoint, ...]
    how: str
    exemption: str
    confirmation: str
    receivers: tuple[tuple[str, tuple[str, ...]], ...]
    corrections: tuple[str, ...]


def extract_text(facts: ExtractFacts) -> ExtractText:
    """All that the template shows beside the text of the resolution itself."""
    return ExtractText(
        subtitle=_subtitle(facts),
        facts=tuple(_fact_rows(facts)),
        points=tuple(_points(facts)),
        how=how_in_words(facts),
        exemption=_exemption(facts.legal_basis) if facts.legal_basis else "",
        confirmation=_confirmation(facts),
        receivers=tuple(_receiver(receiver) for receiver in facts.receivers),
        corrections=tuple(f"{long_date(row.made_on)}: {row.text}" for row in facts.corrections),
    )


def _points(facts: ExtractFacts) -> Iterator[NumberedPoint]:
    before = 0
    for point in facts.points:
        yield NumberedPoint(point.number - before, point.text, point.note)
        before = point.number


def how_in_words(facts: ExtractFacts) -> str:
    """«Decided by majority, 7 votes for and 2 against.» (R13)"""
    if facts.how == HowDecided.NOT_STATED:
        return _("The source doesn't say how the resolution came about.")
    how = HowDecided(facts.how).label
    return _("The resolution was adopted %(how)s%(votes)s.") % {"how": how, "votes": _votes(facts)}


def _votes(facts: ExtractFacts) -> str:
    if facts.votes_for is None or facts.votes_against is None:
        return ""
    return _(", with %(yes)d votes for and %(no)d against") % {"yes": facts.votes_for, "no": facts.votes_against}


def _subtitle(facts: ExtractFacts) -> str:
    if facts.outside_portal:
        return pgettext("resolution", "Decided before or outside the portal, and recorded here from the source.")
    if facts.is_locked:
        return pgettext("document", "Extract of the minutes")
    return pgettext("document", "Draft of a resolution: not final until the meeting is closed")


def _fact_rows(facts: ExtractFacts) -> list[tuple[str, str]]:
    rows = [
        (pgettext("fact of resolution", "Body"), facts.body),
        (pgettext("fact of resolution", "Date"), long_date(facts.decided_on)),
        (pgettext("fact of resolution", "Place"), facts.place),
        (pgettext("fact of resolution", "Chaired by"), facts.chaired_by),
        (pgettext("fact of resolution", "Case number"), facts.case_number),
        (pgettext("fact of resolution", "Archive number"), facts.archive_number),
        (pgettext("fact of resolution", "Source"), "; ".join(origin_in_words(facts.origin))),
    ]
    return [(name, value) for name, value in rows if value]


def _exemption(basis: LegalBasis) -> str:
    """Law, section, paragraph, letter and the secrecy rule behind it (R19)."""
    text = pgettext("legal basis", "Exempt from public disclosure by %(law)s section %(section)s")
    named = [text % {"law": basis.law, "section": basis.section}, basis.paragraph, basis.letter]
    if basis.secrecy_rule:
        named.append(pgettext("legal basis", "compare %(rule)s") % {"rule": basis.secrecy_rule})
    return ", ".join(part for part in named if part) + "."


def _confirmation(facts: ExtractFacts) -> str:
    """«Rett utskrift» with the day from which the text stands; empty for a draft and what others wrote down."""
    if facts.confirmed_on is None:
        return ""
    return pgettext("extract", "True extract, %(day)s") % {"day": long_date(facts.confirmed_on)}


def _receiver(receiver: Receiver) -> tuple[str, tuple[str, ...]]:
    return receiver.name, tuple(_task(task) for task in receiver.tasks)


def _task(task: Task) -> str:
    values = {"task": task.text, "point": task.point}
    if task.due_on is None:
        return pgettext("task of resolution", "%(task)s (point %(point)d)") % values
    text = pgettext("task of resolution", "%(task)s (point %(point)d), by %(day)s")
    return text % {**values, "day": long_date(task.due_on)}
