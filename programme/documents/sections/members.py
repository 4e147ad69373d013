"""Who the programme is: its form, its parties and its bodies at the end of the year."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from digiportal.documents.blocks import Column, KeyFigure, Table
from digiportal.ui.dates import long_date
from programme.documents.content import (
    Paragraphs,
    Part,
    SectionContent,
    TableBlock,
    present_parts,
    split_paragraphs,
    with_capital,
)
from programme.documents.provenance import Origin, origin
from programme.facts.seats import leader, seat_statuses
from programme.models import Body, Capacity, DecisionRule, FormOfCooperation, Party, Programme
from programme.report_sections import ReportSection


@dataclass(frozen=True)
class PartyFacts:
    """A party at the end of the year, under the name and number that it had then (R6)."""

    name: str
    number: str
    capacity: str
    since: datetime.date | None


@dataclass(frozen=True)
class BodyFacts:
    """A body, how it decides (a code of ``DecisionRule``) and who led it at the end of the year."""

    name: str
    decision_rule: str
    rhythm: str
    leader: str
    seats: int


@dataclass(frozen=True)
class MembersFacts:
    """The programme at the end of the year; ``form`` is a code of ``FormOfCooperation``."""

    year: int
    summary: str
    form: str
    form_note: str
    parties: tuple[PartyFacts, ...]
    bodies: tuple[BodyFacts, ...]
    origin: Origin


def gather_members(programme: Programme, year: int) -> MembersFacts:
    """Parties and bodies on 31 December of the year."""
    day = datetime.date(year, 12, 31)
    parties = list(
        Party.objects.on(day)
        .filter(programme=programme)
        .select_related("organisation", "source")
        .prefetch_related("organisation__names", "organisation__numbers")
    )
    bodies = list(programme.bodies.select_related("source").prefetch_related("seats__terms__person"))
    return MembersFacts(
        year=year,
        summary=programme.summary,
        form=programme.form_of_cooperation,
        form_note=programme.form_note,
        parties=tuple(sorted((_party(party, day) for party in parties), key=lambda party: party.name)),
        bodies=tuple(_body(body, day) for body in bodies),
        origin=origin([programme, *parties, *bodies]),
    )


def _party(party: Party, day: datetime.date) -> PartyFacts:
    organisation = party.organisation
    return PartyFacts(organisation.name_on(day), organisation.number_on(day), party.capacity, party.valid_from)


def _body(body: Body, day: datetime.date) -> BodyFacts:
    statuses = seat_statuses(body, day)
    head = leader(statuses)
    return BodyFacts(
        name=body.name,
        decision_rule=body.decision_rule,
        rhythm=body.rhythm_text,
        leader=head.holder.person.name if head and head.holder else "",
        seats=len(statuses),
    )


def present_members(facts: MembersFacts) -> SectionContent:
    """The form in words, a table of the parties and one of the bodies."""
    parties, bodies = _("The parties at the end of %(year)d"), _("The bodies at the end of %(year)d")
    parts = [
        Part("members-parties", parties % {"year": facts.year}, _party_blocks(facts)),
        Part("members-bodies", bodies % {"year": facts.year}, _body_blocks(facts)),
    ]
    return SectionContent(
        blocks=(Paragraphs((*split_paragraphs(facts.summary), _form(facts))),),
        parts=present_parts(parts),
        key_figures=tuple(_key_figures(facts)),
    )


def _form(facts: MembersFacts) -> str:
    text = _("Form of cooperation: %(form)s.") % {"form": FormOfCooperation(facts.form).label}
    return f"{text} {facts.form_note}".strip()


def _key_figures(facts: MembersFacts) -> list[KeyFigure]:
    members = sum(1 for party in facts.parties if party.capacity != Capacity.SUPPORT)
    if not members:
        return []
    label = ngettext("member", "members", members)
    others = len(facts.parties) - members
    remark = ngettext(
        "%(count)d takes part without being a member", "%(count)d take part without being members", others
    )
    return [KeyFigure(str(members), label, remark % {"count": others} if others else "")]


def _party_blocks(facts: MembersFacts) -> tuple[TableBlock, ...]:
    if not facts.parties:
        return ()
    columns = [
        Column(pgettext("column", "Party")),
        Column(pgettext("column", "Number")),
        Column(pgettext("column", "Takes part as")),
    ]
    rows: list[tuple[str, ...]] = [
        (party.name, party.number or "–", with_capital(Capacity(party.capacity).label)) for party in facts.parties
    ]
    if any(party.since for party in facts.parties):
        columns.append(Column(pgettext("column", "Since")))
        since = [long_date(party.since) if party.since else "–" for party in facts.parties]
        rows = [(*row, day) for row, day in zip(rows, since, strict=True)]
    return (TableBlock(Table.of("", columns, rows)),)


def _body_blocks(facts: MembersFacts) -> tuple[TableBlock, ...]:
    if not facts.bodies:
        return ()
    columns = [
        Column(pgettext("column", "Body")),
        Column(pgettext("column", "How it decides")),
        Column(pgettext("column", "How often it meets")),
        Column(pgettext("column", "Led by")),
    ]
    rows = [
        (body.name, with_capital(DecisionRule(body.decision_rule).label), body.rhythm or "–", body.leader or "–")
        for body in facts.bodies
    ]
    return (TableBlock(Table.of("", columns, rows)),)


MEMBERS = ReportSection(
    "members",
    pgettext_lazy("report section", "Organisation and parties"),
    10,
    gather_members,
    present_members,
    "parter",
)
