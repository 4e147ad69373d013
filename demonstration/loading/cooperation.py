"""A programme with its parties, agreement, bodies, strategy: programme.yaml, agreement.yaml, bodies.yaml, strategy.yaml."""

from __future__ import annotations

from typing import Any

from demonstration.loading.building import Builder, Entry, take
from programme.models import (
    Agreement,
    AgreementSection,
    AgreementVersion,
    Body,
    BodyDuty,
    Competence,
    CooperationAlternative,
    EvaluationDeadline,
    FocusArea,
    Goal,
    LocalTreatment,
    OpenPoint,
    Organisation,
    OrganisationName,
    Outcome,
    Party,
    Person,
    ProgrammeDocument,
    Question,
    Region,
    RegionMember,
    ScheduleEntry,
    Seat,
    Strategy,
    StrategyArea,
    StrategyPrinciple,
    Term,
    TreatmentPoint,
)
from programme.services.agreements import answer_question, ask_parties, record_in_force_outside, under_treatment
from programme.services.terms import start_term


def load_organisations(builder: Builder, entries: list[Entry] | None) -> None:
    """Organisations that are no municipality or county, with names by period (R6)."""
    for entry in entries or []:
        if Organisation.objects.filter(slug=entry["slug"]).exists():
            continue
        (names,) = take(entry, "names")
        organisation = builder.save(Organisation, entry)
        builder.save_all(OrganisationName, names, organisation=organisation)


def load_people(builder: Builder, entries: list[Entry] | None) -> None:
    """People with their organisation and position; one who is known already is left as he or she is."""
    for entry in entries or []:
        if not Person.objects.filter(name=entry["name"]).exists():
            builder.save(Person, entry)


def load_set_up(builder: Builder, data: Entry) -> None:
    """Documents, parties, regions, schedule, alternatives and what the source leaves open."""
    programme = builder.present()
    for code in data.get("documents", []):
        ProgrammeDocument.objects.create(programme=programme, document=builder.document(code))
    for group in data.get("parties", []):
        organisations, *_rest = take(group, "organisations")
        for name in organisations:
            builder.save(Party, group | {"organisation": name}, programme=programme)
    for entry in data.get("regions", []):
        (members,) = take(entry, "members")
        region = builder.save(Region, entry, programme=programme)
        for name in members or []:
            builder.save(RegionMember, _provenance(entry) | {"organisation": name}, region=region)
    builder.save_all(ScheduleEntry, data.get("schedule"), programme=programme)
    builder.save_all(CooperationAlternative, data.get("alternatives"), programme=programme)
    builder.save_all(OpenPoint, data.get("open_points"), programme=programme)


def load_agreement(builder: Builder, data: Entry) -> None:
    """An agreement as printed, its later versions, and what the parties answered to them."""
    versions, evaluations = take(data, "versions", "evaluations")
    agreement = builder.save(Agreement, data, programme=builder.programme)
    Party.objects.filter(programme=builder.programme, agreement=None).update(agreement=agreement)
    for number, entry in enumerate(versions, start=1):
        sections, in_force_outside, question = take(entry, "sections", "in_force_outside", "question")
        version = builder.save(AgreementVersion, entry, agreement=agreement, number=number)
        for position, section in enumerate(sections, start=1):
            builder.save(AgreementSection, section, version_of=version, sequence=position)
        if in_force_outside:
            record_in_force_outside(None, version, version.valid_from)
        if question:
            load_question(builder, question, agreement_version=version)
    builder.save_all(EvaluationDeadline, evaluations, agreement=agreement)


def load_question(builder: Builder, entry: Entry, **fixed: Any) -> None:
    """A question put to the parties, with the answers and cases under treatment that the file has."""
    asked_on, answers = take(entry, "asked_on", "answers")
    question = builder.make(Question, entry, programme=builder.programme, **fixed)
    ask_parties(None, question, asked_on)
    for answer in answers or []:
        name, case_text, points = take(answer, "organisation", "case_text", "points")
        treatment = LocalTreatment.objects.get(question=question, organisation=builder.organisation(name))
        described = builder.make(LocalTreatment, answer, question=question)
        for field in [*answer, "source", "source_place", "is_example"]:
            if field != "example":
                setattr(treatment, field, getattr(described, field))
        if treatment.outcome == Outcome.UNDER_TREATMENT:
            under_treatment(None, treatment, case_text or "")
        else:
            answer_question(None, treatment)
        for number, text in enumerate(points or [], start=1):
            TreatmentPoint.objects.create(treatment=treatment, number=number, text=text)


def load_bodies(builder: Builder, data: Entry) -> None:
    """Bodies with duties, seats and terms, and the table of who decides what (R10, R20)."""
    for position, entry in enumerate(data["bodies"], start=1):
        duties, seats = take(entry, "duties", "seats")
        body = builder.save(Body, entry, programme=builder.programme, sequence=position)
        for order, text in enumerate(duties or [], start=1):
            BodyDuty.objects.create(body=body, sequence=order, text=text)
        for seat in seats or []:
            _load_seat(builder, body, seat)
    builder.save_all(Competence, data.get("competences"), programme=builder.programme)


def _load_seat(builder: Builder, body: Body, entry: Entry) -> None:
    """A seat with its terms, or one such seat for each organisation that ``for_each`` names."""
    terms, repeat = take(entry, "terms", "for_each")
    seats = [_seat_of(builder, entry, name) for name in repeat] if repeat else [entry]
    for described in seats:
        seat = builder.save(Seat, described, body=body, sequence=body.seats.count() + 1)
        for term in terms or []:
            start_term(None, builder.make(Term, term, seat=seat), builder.reason)


def _seat_of(builder: Builder, entry: Entry, name: str) -> Entry:
    return {**entry, "organisation": name, "title": entry["title"].format(name=builder.organisation(name).name)}


def load_strategies(builder: Builder, entries: list[Entry]) -> None:
    """Strategies with areas, goals by number, focus areas and principles."""
    for entry in entries:
        areas, focus, goals, principles = take(entry, "areas", "focus_areas", "goals", "principles")
        strategy = builder.save(Strategy, entry, programme=builder.programme)
        for order, area_entry in enumerate(areas or [], start=1):
            (area_goals,) = take(area_entry, "goals")
            area = builder.save(StrategyArea, area_entry, strategy=strategy, sequence=order)
            builder.save_all(Goal, area_goals, strategy=strategy, area=area)
        builder.save_all(Goal, goals, strategy=strategy)
        builder.save_all(FocusArea, focus, strategy=strategy)
        builder.save_all(StrategyPrinciple, principles, strategy=strategy)


def _provenance(entry: Entry) -> Entry:
    return {name: entry[name] for name in ("source", "example") if name in entry}
