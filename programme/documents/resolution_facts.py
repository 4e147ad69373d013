"""The facts of an extract of a resolution, as plain data, read from the locked minutes."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from digiportal.documents.meta import Language
from programme.documents.provenance import Origin, origin_of
from programme.models import FollowUp, Resolution, ResolutionPoint


@dataclass(frozen=True)
class Point:
    """A point with its number as decided; ``note`` says when the number was lost in the source."""

    number: int
    text: str
    note: str


@dataclass(frozen=True)
class Objection:
    """Who did not agree, and their words (R13)."""

    who: str
    words: str


@dataclass(frozen=True)
class Correction:
    """A dated correction beside the locked text (R15)."""

    made_on: datetime.date
    text: str


@dataclass(frozen=True)
class Task:
    """What a point asks of a receiver, and by when (inclusive)."""

    point: int
    text: str
    due_on: datetime.date | None


@dataclass(frozen=True)
class Receiver:
    """Somebody whom the resolution asks for something, so that it is sent to them."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class LegalBasis:
    """Why the resolution is exempt from public disclosure (R19)."""

    law: str
    section: str
    paragraph: str
    letter: str
    secrecy_rule: str


@dataclass(frozen=True)
class ExtractFacts:
    """All that the extract says, as plain data; ``how`` is a code of ``HowDecided``."""

    resolution: int
    programme: str
    programme_slug: str
    language: Language
    body: str
    title: str
    case_number: str
    archive_number: str
    decided_on: datetime.date
    place: str
    chaired_by: str
    how: str
    votes_for: int | None
    votes_against: int | None
    preamble: str
    points: tuple[Point, ...]
    objections: tuple[Objection, ...]
    corrections: tuple[Correction, ...]
    receivers: tuple[Receiver, ...]
    legal_basis: LegalBasis | None
    is_locked: bool
    outside_portal: bool
    confirmed_on: datetime.date | None
    origin: Origin

    @property
    def dated(self) -> datetime.date:
        """The latest day that the text names: the signing of the minutes, or a correction."""
        days = [self.decided_on, *(correction.made_on for correction in self.corrections)]
        return max([*days, self.confirmed_on] if self.confirmed_on else days)


def extract_facts(pk: int) -> ExtractFacts:
    """The facts of a resolution. Raises ``Resolution.DoesNotExist``; whether somebody may see it is the caller's."""
    resolution = _resolutions().get(pk=pk)
    treatment = resolution.treatment
    meeting = treatment.meeting if treatment else None
    return ExtractFacts(
        resolution=resolution.pk,
        programme=resolution.programme.name,
        programme_slug=resolution.programme.slug,
        language="nn" if resolution.programme.language == "nn" else "nb",
        body=resolution.body.name,
        title=resolution.title,
        case_number=treatment.number if treatment else "",
        archive_number=treatment.case.archive_number if treatment else "",
        decided_on=resolution.decided_on,
        place=meeting.place if meeting else "",
        chaired_by=meeting.chaired_by.name if meeting and meeting.chaired_by else "",
        how=resolution.how,
        votes_for=resolution.votes_for,
        votes_against=resolution.votes_against,
        preamble=resolution.preamble,
        points=tuple(Point(point.number, point.text, point.number_note) for point in resolution.points.all()),
        objections=_objections(resolution),
        corrections=tuple(Correction(row.made_on, row.text) for row in resolution.corrections.all()),
        receivers=_receivers(resolution.points.all()),
        legal_basis=_legal_basis(resolution),
        is_locked=resolution.locked_at is not None,
        outside_portal=resolution.outside_portal,
        confirmed_on=_confirmed_on(resolution),
        origin=origin_of(resolution),
    )


def _resolutions() -> QuerySet[Resolution]:
    follow_ups = FollowUp.objects.select_related("organisation", "body", "region")
    return Resolution.objects.select_related(
        "programme", "body", "source", "treatment__case", "treatment__body", "treatment__meeting__chaired_by"
    ).prefetch_related(
        Prefetch("points__follow_ups", queryset=follow_ups),
        "dissents__person",
        "dissents__organisation",
        "corrections",
    )


def _confirmed_on(resolution: Resolution) -> datetime.date | None:
    """The day from which the minutes stand: signed, else the meeting closed; None without minutes in the portal."""
    meeting = resolution.treatment.meeting if resolution.treatment else None
    if meeting is None or resolution.locked_at is None:
        return None
    return meeting.signed_on or timezone.localtime(resolution.locked_at).date()


def _objections(resolution: Resolution) -> tuple[Objection, ...]:
    rows = resolution.dissents.all()
    return tuple(
        Objection(f"{row.person.name}, {row.organisation.name}" if row.person else row.organisation.name, row.words)
        for row in rows
    )


def _receivers(points: Iterable[ResolutionPoint]) -> tuple[Receiver, ...]:
    """Each responsible of a follow-up once, in the order of the points."""
    tasks: dict[str, list[Task]] = defaultdict(list)
    for point in points:
        for follow_up in point.follow_ups.all():
            tasks[follow_up.responsible].append(Task(point.number, follow_up.task, follow_up.due_on))
    return tuple(Receiver(name, tuple(own)) for name, own in tasks.items())


def _legal_basis(resolution: Resolution) -> LegalBasis | None:
    if not resolution.is_exempt:
        return None
    return LegalBasis(
        law=resolution.exempt_law,
        section=resolution.exempt_section,
        paragraph=resolution.exempt_paragraph,
        letter=resolution.exempt_letter,
        secrecy_rule=resolution.exempt_secrecy_rule,
    )
