"""The file says what it is: title, language and date, and that it is both PDF/A-2a and PDF/UA-1."""

from datetime import datetime

import pikepdf
import weasyprint
from django.template.loader import render_to_string

from digiportal.documents.meta import DocumentMeta

CREATOR = "DigiPortal"


def write_metadata(pdf: pikepdf.Pdf, meta: DocumentMeta) -> None:
    """Write the information dictionary and the XMP packet from the same values, so that they agree, as PDF/A asks."""
    producer = f"WeasyPrint {weasyprint.__version__}, pikepdf {pikepdf.__version__}"
    pdf.docinfo = pdf.make_indirect(_information(meta, producer))
    packet = render_to_string("documents/metadata.xmp", {"meta": meta, "creator": CREATOR, "producer": producer})
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root.Lang = pikepdf.String(meta.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _information(meta: DocumentMeta, producer: str) -> pikepdf.Dictionary:
    values = {
        "/Title": meta.title,
        "/Author": meta.organisation,
        "/Subject": meta.subject,
        "/Keywords": ", ".join(meta.keywords),
        "/Creator": CREATOR,
        "/Producer": producer,
        "/CreationDate": _pdf_date(meta.moment),
        "/ModDate": _pdf_date(meta.moment),
    }
    return pikepdf.Dictionary({key: pikepdf.String(value) for key, value in values.items() if value})


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
