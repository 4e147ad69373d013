"""What runs in somebody's name, and can be handed over when the person leaves. Packages register what they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.access.policy import condition
from digiportal.accounts.models import User
from digiportal.clock import today
from digiportal.records.recording import record
from programme.histories import follow_up_url, meeting_url
from programme.models import Case, FollowUp, Meeting, Person, Term
from programme.policies import programmes


@dataclass(frozen=True)
class RunningThing:
    """Something that runs: of what ``kind`` it is and what it is called, where it is shown.

    ``hand_over`` gives it to another person as an act of somebody; None for what stays where it is, such as a meeting of a body.
    ``key`` names it among all of the same person.
    """

    key: str
    kind: str
    title: str
    url: str
    hand_over: Callable[[Any, Person], None] | None = None


Source = Callable[[User, Any], Iterable[RunningThing]]
"""From the one who leaves and the one who looks to what runs, as far as that one may see it."""

_sources: list[Source] = []


def register_running(source: Source) -> None:
    """Called in ``AppConfig.ready``."""
    if source not in _sources:
        _sources.append(source)


def running_of(user: User, viewer: Any) -> list[RunningThing]:
    """What runs in the name of ``user``, as far as ``viewer`` may see it; a fixed number of queries for each source."""
    return [thing for source in _sources for thing in source(user, viewer)]


def _cases(user: User, viewer: Any) -> Iterable[RunningThing]:
    """Cases that the person put forward and that no body has decided."""
    decided = Case.objects.filter(treatments__state__in=["decided", "noted", "withdrawn"]).values("pk")
    cases = Case.objects.visible_to(viewer).filter(proposer__user=user).exclude(pk__in=decided)
    offices = programmes(viewer, "change_setup")
    for case in cases.select_related("programme"):
        url = reverse("programme:case", args=[case.programme.slug, case.pk])
        act = _hand_over_case(case.pk) if case.programme_id in offices else None
        yield RunningThing(f"case_{case.pk}", pgettext("running", "Case being prepared"), str(case), url, act)


def _hand_over_case(pk: int) -> Callable[[Any, Person], None]:
    def hand_over(actor: Any, person: Person) -> None:
        case = Case.objects.select_for_update(of=("self",)).get(pk=pk)
        case.proposer = person
        record(case, actor, _("Handed over: the one who put it forward left."))

    return hand_over


def _meetings(user: User, viewer: Any) -> Iterable[RunningThing]:
    seats = Term.objects.on(today()).filter(
        person__user=user, seat__body__programme__in=programmes(viewer, "see_programme")
    )
    meetings = Meeting.objects.ahead(today()).filter(body__in=seats.values("seat__body"))
    for meeting in meetings.select_related("body__programme"):
        yield RunningThing(
            f"meeting_{meeting.pk}", pgettext("running", "Meeting to come"), str(meeting), meeting_url(meeting)
        )


def _follow_ups(user: User, viewer: Any) -> Iterable[RunningThing]:
    """What is asked of the bodies and organisations in which the person has a seat or belongs: it stays with them."""
    bodies = Term.objects.on(today()).filter(person__user=user).values("seat__body")
    organisations = Person.objects.filter(user=user, organisation__isnull=False).values("organisation")
    seen = FollowUp.objects.filter(pk__in=_visible_follow_ups(viewer)).unfinished()
    asked = seen.filter(body__in=bodies) | seen.filter(organisation__in=organisations)
    for follow_up in asked.select_related("point__resolution__programme", "body", "organisation"):
        title = f"{follow_up.task} ({follow_up.responsible})"
        yield RunningThing(
            f"followup_{follow_up.pk}", pgettext("running", "Follow-up"), title, follow_up_url(follow_up)
        )


def _visible_follow_ups(viewer: Any) -> Any:
    return FollowUp.objects.filter(condition(viewer, "see", FollowUp)).values("pk")


def register() -> None:
    """Called once, when the application is ready."""
    register_running(_cases)
    register_running(_meetings)
    register_running(_follow_ups)
