"""What is asked of the user now, from every package, the most urgent first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from digiportal.access.holdings import holdings
from digiportal.access.operation import asking_for_attention
from digiportal.access.policy import condition
from digiportal.clock import today
from digiportal.ui.parts import Task
from programme.models import (
    Body,
    FollowUp,
    LocalTreatment,
    Meeting,
    MeetingState,
    Outcome,
    Procurement,
    ProcurementAnswer,
)
from programme.policies import ON_BODY, ON_ORGANISATION, programmes
from projects.models import Project, ProjectStatus

REPORT_EVERY = datetime.timedelta(days=30)
"""A project that is under way is asked for a status report a month after the last one."""


def tasks_of(user: Any) -> list[Task]:
    """All that is asked of the user, overdue and near deadlines first; one query for each kind."""
    found = [*_follow_ups(user), *_treatments(user), *_procurements(user), *_reports(user), *_meetings(user)]
    found += asking_for_attention(user)
    return sorted(found, key=lambda task: task.due or datetime.date.max)


def _follow_ups(user: Any) -> Iterator[Task]:
    """One's own, or, for the secretariat, others' that are overdue; none of a programme that has a successor."""
    held = holdings(user)
    own_organisations = held.ids(ON_ORGANISATION, "answer_follow_up")
    own_bodies = held.ids(ON_BODY, "body_reports_follow_up")
    reportable = FollowUp.objects.unfinished().filter(
        condition(user, "report", FollowUp), point__resolution__programme__successor__isnull=True
    )
    for follow_up in reportable.select_related("point__resolution__programme", "organisation", "body", "region"):
        own = follow_up.organisation_id in own_organisations or follow_up.body_id in own_bodies
        overdue = follow_up.due_on is not None and follow_up.due_on < today()
        if not (own or overdue or follow_up.office):
            continue
        resolution = follow_up.point.resolution
        yield Task(
            what=follow_up.task,
            act_label=_("Report"),
            act_url=reverse("programme:follow-up-report", args=[resolution.programme.slug, follow_up.pk]),
            for_whom=f"{resolution.programme.short_name} · {follow_up.responsible}",
            due=follow_up.due_on,
            url=reverse("programme:resolution", args=[resolution.programme.slug, resolution.pk]),
        )


def _treatments(user: Any) -> Iterator[Task]:
    """Questions put to all parties that the user's organisation has not answered (R3)."""
    organisations = holdings(user).ids(ON_ORGANISATION, "answer_treatment")
    waiting = LocalTreatment.objects.filter(
        organisation__in=organisations,
        outcome__in=[Outcome.PENDING, Outcome.UNDER_TREATMENT],
        question__programme__in=programmes(user, "see_programme"),
    )
    for treatment in waiting.select_related("question__programme", "organisation"):
        programme = treatment.question.programme
        yield Task(
            what=treatment.question.title,
            act_label=_("Read the question"),
            act_url=reverse("programme:question", args=[programme.slug, treatment.question_id]),
            for_whom=f"{programme.short_name} · {treatment.organisation}",
            due=treatment.question.due_on,
        )


def _procurements(user: Any) -> Iterator[Task]:
    """Announced procurements that the user's organisation has not answered (R30)."""
    held = holdings(user)
    organisations = held.ids(ON_ORGANISATION, "answer_treatment") | held.ids(ON_ORGANISATION, "register_effort")
    if not organisations:
        return
    answered = ProcurementAnswer.objects.filter(procurement=OuterRef("pk"), organisation__in=organisations)
    open_ones = Procurement.objects.filter(
        programme__in=programmes(user, "see_programme"),
        programme__parties__organisation__in=organisations,
        answer_by__gte=today(),
    ).exclude(organisation__in=organisations)
    for procurement in open_ones.exclude(Exists(answered)).select_related("programme", "organisation").distinct():
        yield Task(
            what=_("%(municipality)s asks who will take part: %(title)s")
            % {"municipality": procurement.organisation, "title": procurement.title},
            act_label=_("See the procurement"),
            act_url=reverse("programme:procurements", args=[procurement.programme.slug]),
            for_whom=procurement.programme.short_name,
            due=procurement.answer_by,
        )


def _reports(user: Any) -> Iterator[Task]:
    """Status reports that the user's projects under way owe."""
    own = Project.objects.filter(condition(user, "report_status", Project), status=ProjectStatus.ONGOING)
    own = own.select_related("programme")
    last_reports = dict(own.annotate(last_report=Max("reports__date")).values_list("pk", "last_report"))
    for project in own:
        last_report = last_reports[project.pk]
        due = last_report + REPORT_EVERY if last_report else today()
        yield Task(
            what=_("Status report for %(project)s") % {"project": project},
            act_label=_("Write the report"),
            act_url=reverse("projects:status-report-new", args=[project.programme.slug, project.slug]),
            for_whom=project.programme.short_name,
            due=due,
            url=reverse("projects:project", args=[project.programme.slug, project.slug]),
        )


def _meetings(user: Any) -> Iterator[Task]:
    """Meetings for which those who set the agenda still have to send notice, and minutes to be signed."""
    own = Meeting.objects.filter(body__in=Body.objects.filter(condition(user, "set_agenda", Body)))
    waiting = own.filter(state=MeetingState.PLANNED, date__gte=today()) | own.filter(state=MeetingState.CLOSED)
    for meeting in waiting.select_related("body__programme"):
        planned = meeting.state == MeetingState.PLANNED
        what = _("Prepare the meeting of %(body)s") if planned else _("Have the minutes of %(body)s signed")
        yield Task(
            what=what % {"body": meeting.body},
            act_label=_("Open the meeting"),
            act_url=reverse("programme:meeting", args=[meeting.body.programme.slug, meeting.pk]),
            for_whom=meeting.body.programme.short_name,
            due=meeting.date,
        )
