"""Which records of a programme show their history, with what belongs to them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.history.registry import HistoryKind, Part, register_history
from programme.models import AnnualReport, AnnualReportChapter, Body, FollowUp, Meeting, Resolution, Seat


def body_url(body: Body) -> str:
    return reverse("programme:body", args=[body.programme.slug, body.slug])


def meeting_url(meeting: Meeting) -> str:
    return reverse("programme:meeting", args=[meeting.body.programme.slug, meeting.pk])


def resolution_url(resolution: Resolution) -> str:
    return reverse("programme:resolution", args=[resolution.programme.slug, resolution.pk])


def annual_report_url(report: AnnualReport) -> str:
    return reverse("programme:annual-report", args=[report.programme.slug, report.year])


def follow_up_url(follow_up: FollowUp) -> str:
    """A follow-up is shown at the point that asks for it."""
    return f"{resolution_url(follow_up.point.resolution)}#punkt-{follow_up.point.number}"


def register() -> None:
    """Called once, when the application is ready."""
    seats = Part(Seat, "body", pgettext_lazy("history", "Seat"), ("title",))
    chapters = Part(AnnualReportChapter, "report", pgettext_lazy("history", "Section"), ("section",))
    register_history(
        HistoryKind("organ", Body, body_url, within="programme", parts=(seats,)),
        HistoryKind("mote", Meeting, meeting_url, within="body__programme"),
        HistoryKind("vedtak", Resolution, resolution_url, within="programme"),
        HistoryKind(
            "arsrapport", AnnualReport, annual_report_url, within="programme", right="write", parts=(chapters,)
        ),
        HistoryKind("oppfolging", FollowUp, follow_up_url, within="point__resolution__programme"),
    )
