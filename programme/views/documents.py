"""Documents as files: extracts of resolutions, annual reports."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from digiportal.accounts.limits import Costly
from digiportal.documents.registry import PreparedDocument
from programme.documents.annual_report import prepare_report, report_facts
from programme.documents.resolution_extract import prepare_extract
from programme.documents.resolution_facts import extract_facts
from programme.models import AnnualReport, Resolution
from programme.views.annual import readable
from programme.views.base import RecordPage


def pdf_response(pdf: bytes, file_name: str) -> HttpResponse:
    """A file to be shown in the browser; kept by nobody on the way, since rights may change."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


class DocumentView(Costly, RecordPage):
    """A file made of one record that the user may see; 404 for all else."""

    costly_action: ClassVar[str] = "document"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        prepared = self.document()
        return pdf_response(prepared.render().pdf, f"{prepared.meta.identifier.replace('/', '-')}.pdf")

    def document(self) -> PreparedDocument:
        """The document, ready to be made."""
        raise NotImplementedError


class ResolutionPdf(DocumentView):
    """Extract of a resolution; an exempt one only for those who may see it."""

    def records(self) -> QuerySet[Resolution]:
        return Resolution.objects.all()

    def document(self) -> PreparedDocument:
        return prepare_extract(extract_facts(self.record.pk))


class AnnualReportPdf(DocumentView):
    """The report of a year: the stored bytes once it is frozen (R53), else made of what the portal knows now."""

    def records(self) -> QuerySet[AnnualReport]:
        return readable(self, AnnualReport).select_related("programme", "frozen", "adopted_by__body")

    def lookup(self) -> dict[str, Any]:
        return {"year": self.kwargs["year"]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        frozen = self.record.frozen
        if frozen is None:
            return super().get(request, *args, **kwargs)
        return pdf_response(bytes(frozen.pdf), frozen.file_name)

    def document(self) -> PreparedDocument:
        return prepare_report(report_facts(self.record))
