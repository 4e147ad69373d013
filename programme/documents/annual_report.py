"""The annual report of a year (R51–R53): the secretariat's words and what the portal knows, section by section."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from digiportal.access.authorising import authorise
from digiportal.accounts.models import User
from digiportal.documents.blocks import Column, KeyFigure, Section, Table
from digiportal.documents.meta import DocumentMeta, Language
from digiportal.documents.models import FrozenDocument
from digiportal.documents.registry import DocumentKind, DocumentNotFound, PreparedDocument
from digiportal.documents.services import freeze
from programme.documents.adoption import Adoption, adoption, adoption_in_words
from programme.documents.content import KeyFigureRows, RichText, SectionContent, TableBlock
from programme.documents.provenance import Origin, origin, origin_in_words
from programme.models import AnnualReport, Resolution
from programme.report_sections import ReportSection, SectionFacts, report_sections

TEMPLATE = "documents/annual_report.html"
KIND_NAME = "annual-report"


@dataclass(frozen=True)
class ReportFacts:
    """The report as plain data: its own words by section, and the facts of each section by slug."""

    programme: str
    programme_slug: str
    language: Language
    year: int
    introduction: str
    adoption: Adoption | None
    words: dict[str, str]
    sections: dict[str, SectionFacts]
    origin: Origin

    @property
    def dated(self) -> datetime.date:
        """The day of the adoption; a draft goes to the end of its year."""
        return self.adoption.date if self.adoption else datetime.date(self.year, 12, 31)

    @property
    def has_examples(self) -> bool:
        """Whether anything in the report was made for the demonstration."""
        return self.origin.has_examples or any(facts.origin.has_examples for facts in self.sections.values())


@dataclass(frozen=True)
class Chapter:
    """A section of the finished report; ``words`` are the secretariat's."""

    anchor: str
    title: str
    words: str
    content: SectionContent

    @property
    def entry(self) -> Section:
        """The chapter in the contents list."""
        parts = tuple(Section(part.anchor, part.title) for part in self.content.parts)
        return Section(self.anchor, self.title, parts)


def report_facts(report: AnnualReport, adopted_by: Resolution | None = None) -> ReportFacts:
    """The facts of a report. ``adopted_by`` shows it as that resolution is about to adopt it."""
    programme, resolution = report.programme, adopted_by or report.adopted_by
    chapters = list(report.chapters.select_related("source"))
    return ReportFacts(
        programme=programme.name,
        programme_slug=programme.slug,
        language="nn" if programme.language == "nn" else "nb",
        year=report.year,
        introduction=report.introduction,
        adoption=adoption(resolution) if resolution else None,
        words={chapter.section: chapter.body for chapter in chapters},
        sections={section.slug: section.gather(programme, report.year) for section in report_sections()},
        origin=origin([report, *chapters]),
    )


def prepare_report(facts: ReportFacts) -> PreparedDocument:
    """The document of these facts, in the programme's language."""
    with translation.override(facts.language):
        chapters, meta = _chapters(facts), _meta(facts)
        context = {
            "subtitle": meta.subject,
            "facts_line": _state_in_words(facts),
            "sections": [chapter.entry for chapter in chapters],
            "chapters": chapters,
        }
        return PreparedDocument(TEMPLATE, context, meta, asdict(facts))


def _meta(facts: ReportFacts) -> DocumentMeta:
    return DocumentMeta(
        title=_("Annual report %(year)d") % {"year": facts.year},
        language=facts.language,
        organisation=facts.programme,
        created=facts.dated,
        identifier=f"{KIND_NAME}/{facts.programme_slug}/{facts.year}",
        subject=_("What the cooperation did in %(year)d, what it cost, and who paid") % {"year": facts.year},
        keywords=(pgettext("keyword of document", "annual report"), str(facts.year)),
        demonstration=settings.DEMONSTRATION or facts.has_examples,
    )


def _state_in_words(facts: ReportFacts) -> str:
    return adoption_in_words(facts.adoption) if facts.adoption else _("Draft. The report is not adopted.")


def _chapters(facts: ReportFacts) -> list[Chapter]:
    """The first page, every section that has words or facts, and where it all comes from."""
    known = [
        (section, section.present(facts.sections[section.slug]))
        for section in report_sections()
        if section.slug in facts.sections
    ]
    chapters = [_chapter(section, content, facts.words) for section, content in known]
    told = [chapter for chapter in chapters if chapter.words or chapter.content.blocks or chapter.content.parts]
    figures = [figure for _section, content in known for figure in content.key_figures]
    return [_first_chapter(facts, figures), *told, _about(facts, known)]


def _chapter(section: ReportSection, content: SectionContent, words: dict[str, str]) -> Chapter:
    return Chapter(section.slug, str(section.title), words.get(section.slug, ""), content)


def _first_chapter(facts: ReportFacts, figures: list[KeyFigure]) -> Chapter:
    title = pgettext("report section", "The year in short")
    return Chapter("short", title, "", SectionContent(blocks=(KeyFigureRows.of(figures), *_introduction(facts))))


def _introduction(facts: ReportFacts) -> tuple[RichText, ...]:
    return (RichText(facts.introduction),) if facts.introduction else ()


def _about(facts: ReportFacts, known: list[tuple[ReportSection, SectionContent]]) -> Chapter:
    """Provenance: what each section was taken from."""
    origins = [(pgettext("origin of data", "The words of the report"), facts.origin)]
    origins += [
        (str(section.title), facts.sections[section.slug].origin)
        for section, content in known
        if content.blocks or content.parts
    ]
    columns = [Column(pgettext("column", "Section")), Column(pgettext("column", "Taken from"))]
    rows = [(title, "; ".join(origin_in_words(found))) for title, found in origins]
    note = _("The report was put together from what the portal holds, with the words of the secretariat.")
    content = SectionContent(blocks=(TableBlock(Table.of("", columns, rows, note=note)),))
    return Chapter("about", pgettext("report section", "Where the report comes from"), "", content)


def freeze_report(actor: User, report: AnnualReport, adopted_by: Resolution) -> FrozenDocument:
    """Keep the report as the resolution adopts it, facts and file (R53); ``adopt_report`` then names it.

    Raises ``PermissionDenied`` for those who don't write the programme's annual report.
    """
    authorise(actor, "write", report)
    prepared = prepare_report(report_facts(report, adopted_by))
    facts = dict(prepared.facts)
    return freeze(prepared.render(), meta=prepared.meta, kind=KIND_NAME, facts=facts, frozen_by=actor)


def _prepare(programme: str, year: str) -> PreparedDocument:
    reports = AnnualReport.objects.filter(programme__slug=programme).select_related("programme", "adopted_by__body")
    report = reports.filter(year=int(year)).first() if year.isdecimal() and len(year) == 4 else None
    if report is None:
        values: dict[str, Any] = {"programme": programme, "year": year}
        known = ", ".join(str(known) for known in reports.order_by("year").values_list("year", flat=True))
        if known:
            text = _("%(programme)s has no annual report for %(year)s, only for %(known)s.")
            raise DocumentNotFound(text % {**values, "known": known})
        raise DocumentNotFound(_("%(programme)s has no annual report for %(year)s.") % values)
    return prepare_report(report_facts(report))


KIND = DocumentKind(KIND_NAME, ("programme", "year"), _prepare)
