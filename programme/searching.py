"""What of a cooperation can be found by search. Columns and order are those of the indexes in the migrations."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy

from digiportal.access.policy import condition
from digiportal.search.registry import Searchable, Text, register_searchable
from programme import models
from programme.histories import body_url, follow_up_url, meeting_url, resolution_url
from programme.policies import programmes


def _by_policy(model: Any) -> Any:
    return lambda user: condition(user, "see", model)


def _everything(user: Any) -> Q:
    """Organisations are public facts of the register."""
    return Q()


def _seated(user: Any) -> Q:
    """People who hold or held a seat in a body of a programme that the user sees."""
    terms = models.Term.objects.filter(seat__body__programme__in=programmes(user, "see_programme"))
    return Q(Exists(terms.filter(person=OuterRef("pk"))))


def _goals(user: Any) -> Q:
    return Q(strategy__in=models.Strategy.objects.filter(condition(user, "see", models.Strategy)))


def _by_number(path: str) -> Any:
    """Cases and resolutions by the number of a treatment, ``year`` in two digits."""
    return lambda sequence, year: Q(
        **{
            f"{path}__in": models.CaseTreatment.objects.filter(
                sequence=sequence, year__in=(1900 + year, 2000 + year)
            ).values("pk")
        }
    )


def _line(*parts: Any) -> str:
    return " · ".join(str(part) for part in parts if part)


def _case_url(case: models.Case) -> str:
    return reverse("programme:case", args=[case.programme.slug, case.pk])


def _goal_url(goal: models.Goal) -> str:
    address = reverse("programme:strategy", args=[goal.strategy.programme.slug])
    return f"{address}#strategy-{goal.strategy_id}"


def _resolution_where(resolution: models.Resolution) -> str:
    number = resolution.treatment.number if resolution.treatment else ""
    day = date_format(resolution.decided_on, "SHORT_DATE_FORMAT")
    return _line(resolution.programme.short_name, resolution.body, number, day)


def _follow_up_where(follow_up: models.FollowUp) -> str:
    programme = follow_up.point.resolution.programme
    return _line(programme.short_name, follow_up.responsible, follow_up.get_state_display())


RESOLUTIONS = Searchable(
    "vedtak",
    pgettext_lazy("search", "Resolutions"),
    models.Resolution,
    visible=_by_policy(models.Resolution),
    url=resolution_url,
    title=lambda resolution: resolution.title,
    where=_resolution_where,
    texts=(
        Text(models.Resolution, ("title", "public_title", "preamble")),
        Text(models.ResolutionPoint, ("text",), "points"),
    ),
    newest=("-decided_on",),
    related=("programme", "body", "treatment__body"),
    numbered=_by_number("treatment"),
)
CASES = Searchable(
    "sak",
    pgettext_lazy("search", "Cases"),
    models.Case,
    visible=_by_policy(models.Case),
    url=_case_url,
    title=lambda case: case.title,
    where=lambda case: _line(case.programme.short_name, case.get_kind_display(), case.archive_number),
    texts=(
        Text(models.Case, ("title", "public_title", "proposal", "archive_number")),
        Text(models.CasePaper, ("heading", "body"), "papers"),
    ),
    newest=("-put_forward_on",),
    related=("programme",),
    numbered=_by_number("treatments"),
)
FOLLOW_UPS = Searchable(
    "oppfolging",
    pgettext_lazy("search", "Follow-ups"),
    models.FollowUp,
    visible=_by_policy(models.FollowUp),
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
    visible=_by_policy(models.Meeting),
    url=meeting_url,
    title=lambda meeting: f"{meeting.body}, {date_format(meeting.date)}",
    where=lambda meeting: _line(meeting.body.programme.short_name, meeting.place, meeting.get_state_display()),
    texts=(
        Text(models.Body, ("name", "description"), "body"),
        Text(models.Meeting, ("place",)),
    ),
    newest=("-date",),
    related=("body__programme",),
)
BODIES = Searchable(
    "organ",
    pgettext_lazy("search", "Bodies"),
    models.Body,
    visible=_by_policy(models.Body),
    url=body_url,
    title=str,
    where=lambda body: body.programme.short_name,
    texts=(Text(models.Body, ("name", "description")),),
    newest=("sequence",),
    related=("programme",),
)
GOALS = Searchable(
    "mal",
    pgettext_lazy("search", "Goals of strategies"),
    models.Goal,
    visible=_goals,
    url=_goal_url,
    title=lambda goal: goal.text or str(goal),
    where=lambda goal: _line(goal.strategy.programme.short_name, goal.strategy, goal.area),
    texts=(Text(models.Goal, ("text",)),),
    newest=("-strategy", "number"),
    related=("strategy__programme", "area"),
)
PEOPLE = Searchable(
    "person",
    pgettext_lazy("search", "People"),
    models.Person,
    visible=_seated,
    url=lambda person: (
        reverse("programme:organisation", args=[person.organisation.slug]) if person.organisation else ""
    ),
    title=str,
    where=lambda person: _line(person.position, person.organisation),
    texts=(Text(models.Person, ("name", "position")),),
    newest=("name",),
    related=("organisation",),
)
ORGANISATIONS = Searchable(
    "organisasjon",
    pgettext_lazy("search", "Organisations"),
    models.Organisation,
    visible=_everything,
    url=lambda organisation: reverse("programme:organisation", args=[organisation.slug]),
    title=str,
    where=lambda organisation: organisation.get_kind_display(),
    texts=(Text(models.Organisation, ("name", "organisation_number")),),
    newest=("name",),
)


def register() -> None:
    """Called once, when the application is ready; the order is that of the page."""
    register_searchable(RESOLUTIONS, CASES, FOLLOW_UPS, MEETINGS, BODIES, GOALS, PEOPLE, ORGANISATIONS)
