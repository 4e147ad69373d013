"""Resolutions, cases with their papers and attachments, follow-ups and meetings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy

from digiportal.access.policy import condition
from digiportal.attachments.models import Content, StoredFile, served
from digiportal.search.registry import Searchable, Text
from programme import models
from programme.histories import follow_up_url, meeting_url, resolution_url
from programme.searching.common import by_policy, line


def _by_number(path: str) -> Callable[[int, int], Q]:
    """Cases and resolutions by the number of a treatment, ``year`` in two digits."""

    def numbered(sequence: int, year: int) -> Q:
        years = (1900 + year, 2000 + year)
        treatments = models.CaseTreatment.objects.filter(sequence=sequence, year__in=years)
        return Q(**{f"{path}__in": treatments.values("pk")})

    return numbered


def _resolution_where(resolution: models.Resolution) -> str:
    number = resolution.treatment.number if resolution.treatment else ""
    day = date_format(resolution.decided_on, "SHORT_DATE_FORMAT")
    return line(resolution.programme.short_name, resolution.body, number, day)


def _follow_up_where(follow_up: models.FollowUp) -> str:
    programme = follow_up.point.resolution.programme
    return line(programme.short_name, follow_up.responsible, follow_up.get_state_display())


def _attachment_url(attachment: models.CaseAttachment) -> str:
    case = attachment.case
    return reverse("programme:case-attachment", args=[case.programme.slug, case.pk, attachment.pk])


def _readable(user: Any) -> Q:
    """Attachments whose file the user gets: those of cases that one sees, exempt ones by their own circle (R19)."""
    return condition(user, "read", models.CaseAttachment) & served("file__content")


RESOLUTIONS = Searchable(
    "vedtak",
    pgettext_lazy("search", "Resolutions"),
    models.Resolution,
    visible=by_policy(models.Resolution),
    url=resolution_url,
    title=lambda resolution: resolution.title,
    where=_resolution_where,
    texts=(
        Text(models.Resolution, ("title", "public_title", "preamble"), quoted=("preamble",)),
        Text(models.ResolutionPoint, ("text",), "points", quoted=("text",)),
    ),
    newest=("-decided_on",),
    related=("programme", "body", "treatment__body"),
    numbered=_by_number("treatment"),
)
CASES = Searchable(
    "sak",
    pgettext_lazy("search", "Cases"),
    models.Case,
    visible=by_policy(models.Case),
    url=lambda case: reverse("programme:case", args=[case.programme.slug, case.pk]),
    title=lambda case: case.title,
    where=lambda case: line(case.programme.short_name, case.get_kind_display(), case.archive_number),
    texts=(
        Text(models.Case, ("title", "public_title", "proposal", "archive_number"), quoted=("proposal",)),
        Text(models.CasePaper, ("heading", "body"), "papers", quoted=("heading", "body")),
    ),
    newest=("-put_forward_on",),
    related=("programme",),
    numbered=_by_number("treatments"),
)
ATTACHMENTS = Searchable(
    "vedlegg",
    pgettext_lazy("search", "Attachments of cases"),
    models.CaseAttachment,
    visible=_readable,
    url=_attachment_url,
    title=lambda attachment: attachment.title,
    where=lambda attachment: line(attachment.case.programme.short_name, attachment.case.title, attachment.file),
    texts=(
        Text(models.CaseAttachment, ("title",)),
        Text(StoredFile, ("name",), "file"),
        Text(Content, ("text",), "file__content", quoted=("text",)),
    ),
    newest=("-attached_on",),
    related=("case__programme", "file"),
)
FOLLOW_UPS = Searchable(
    "oppfolging",
    pgettext_lazy("search", "Follow-ups"),
    models.FollowUp,
    visible=by_policy(models.FollowUp),
    url=follow_up_url,
    title=str,
    where=_follow_up_where,
    texts=(Text(models.FollowUp, ("task",)),),
    newest=("-point__resolution__decided_on",),
    related=("point__resolution__programme", "organisation", "body", "region"),
)
MEETINGS = Searchable(
    "mote",
    pgettext_lazy("search", "Meetings"),
    models.Meeting,
    visible=by_policy(models.Meeting),
    url=meeting_url,
    title=lambda meeting: f"{meeting.body}, {date_format(meeting.date)}",
    where=lambda meeting: line(meeting.body.programme.short_name, meeting.place, meeting.get_state_display()),
    texts=(
        Text(models.Body, ("name", "description"), "body"),
        Text(models.Meeting, ("place",)),
    ),
    newest=("-date",),
    related=("body__programme",),
)

KINDS = (RESOLUTIONS, CASES, ATTACHMENTS, FOLLOW_UPS, MEETINGS)
