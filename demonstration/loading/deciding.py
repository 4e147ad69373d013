"""Meetings, cases, resolutions and follow-ups: meetings.yaml."""

from __future__ import annotations

from typing import Any

from demonstration.loading.attaching import attach_case_files
from demonstration.loading.building import Builder, Entry, take
from digiportal.records.recording import record
from programme.models import (
    Attendance,
    Body,
    Case,
    CasePaper,
    CaseTreatment,
    Dissent,
    FollowUp,
    FollowUpState,
    Meeting,
    Procurement,
    ProcurementAnswer,
    Resolution,
    ResolutionPoint,
)
from programme.services.follow_ups import ask_follow_up
from programme.services.meetings import close_meeting, send_notice, sign_minutes
from programme.services.resolutions import record_resolution


def load_decisions(builder: Builder, data: Entry) -> None:
    """Meetings in the portal first, then what was decided outside it, then announced procurements."""
    for entry in data.get("meetings", []):
        _load_meeting(builder, entry)
    for entry in data.get("resolutions_outside", []):
        _load_resolution(builder, entry, programme=builder.programme, outside_portal=True)
    for entry in data.get("procurements", []):
        (answers,) = take(entry, "answers")
        procurement = builder.save(Procurement, entry, programme=builder.programme)
        builder.save_all(ProcurementAnswer, answers, procurement=procurement)


def _load_meeting(builder: Builder, entry: Entry) -> None:
    """A meeting goes as far as its file says: notice, cases and resolutions, closed, signed."""
    attendances, cases, called_on, closed, signed_on = take(
        entry, "attendances", "cases", "called_on", "closed", "signed_on"
    )
    meeting = builder.save(Meeting, entry)
    loaded = [_load_case(builder, case, meeting, order) for order, case in enumerate(cases or [], start=1)]
    if called_on:
        meeting = send_notice(None, meeting, called_on)
    builder.save_all(Attendance, attendances, meeting=meeting)
    for treatment, resolution in loaded:
        if resolution:
            treatment.refresh_from_db()
            fixed = {"programme": builder.programme, "body": meeting.body, "treatment": treatment}
            _load_resolution(builder, {"decided_on": meeting.date, **resolution}, **fixed)
    if closed:
        meeting = close_meeting(None, meeting)
    if signed_on:
        sign_minutes(None, meeting, signed_on)


def _load_case(builder: Builder, entry: Entry, meeting: Meeting, order: int) -> tuple[CaseTreatment, Entry | None]:
    """A case on the agenda; ``state`` is where its treatment ended when there is no resolution."""
    papers, files, treatment_type, proceedings, state, resolution = take(
        entry, "papers", "attachments", "type", "proceedings", "state", "resolution"
    )
    case = builder.save(Case, entry, programme=builder.programme)
    builder.save_all(CasePaper, papers, case=case)
    attach_case_files(builder, case, files)
    treatment = builder.make(CaseTreatment, {name: entry[name] for name in ("source", "example") if name in entry})
    treatment.case, treatment.body, treatment.meeting, treatment.agenda_order = case, meeting.body, meeting, order
    treatment.type, treatment.proceedings = treatment_type or "PS", proceedings or ""
    if state:
        treatment.state = state
    record(treatment, None, builder.reason)
    if resolution is not None:
        resolution.setdefault("title", case.title)
        if entry.get("example"):
            resolution.setdefault("example", True)
    return treatment, resolution


def _load_resolution(builder: Builder, entry: Entry, **fixed: Any) -> Resolution:
    """A resolution with its points; a point is a text, or a text with follow-ups and a note on its number."""
    points, dissents, key = take(entry, "points", "dissents", "key")
    entry.setdefault("how", "not_stated")
    if "body" in entry:
        fixed["body"] = Body.objects.get(programme=builder.programme, slug=entry.pop("body"))
    resolution = builder.make(Resolution, entry, **fixed)
    described = [point if isinstance(point, dict) else {"text": point} for point in points]
    made = [
        ResolutionPoint(number=number, text=point["text"].strip(), number_note=point.get("number_note", ""))
        for number, point in enumerate(described, start=1)
    ]
    made_dissents = [builder.make(Dissent, dissent) for dissent in dissents or []]
    record_resolution(None, resolution, made, made_dissents, builder.reason)
    if key:
        builder.named[f"resolution:{key}"] = resolution
    for point, source in zip(made, described, strict=True):
        for follow_up in source.get("follow_ups", []):
            _load_follow_up(builder, follow_up, point)
    return resolution


def _load_follow_up(builder: Builder, entry: Entry, point: ResolutionPoint) -> None:
    state, report, reported_on = take(entry, "state", "report", "reported_on")
    follow_up = ask_follow_up(None, builder.make(FollowUp, entry, point=point))
    if state:
        follow_up.state, follow_up.report, follow_up.reported_on = FollowUpState(state), report or "", reported_on
        record(follow_up, None, builder.reason)
