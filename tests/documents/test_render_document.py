"""The command that writes a document to a file, and the kinds that packages register."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from digiportal.documents import registry
from digiportal.documents.registry import DocumentKind, DocumentNotFound, PreparedDocument, register_document
from tests.documents.sample import META


def _prepare(programme: str, year: str) -> PreparedDocument:
    if year != "2018":
        raise DocumentNotFound(f"{programme} has no report for {year}.")
    return PreparedDocument("documents/base.html", {}, META)


KIND = DocumentKind("sample-report", ("programme", "year"), _prepare)


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_kinds", {})
    register_document(KIND)


def test_document_is_written(tmp_path: Path) -> None:
    output = tmp_path / "report.pdf"
    call_command("render_document", "sample-report", "vest-telemark", "2018", output=output)
    assert output.read_bytes().startswith(b"%PDF-1.7")
    call_command("render_document", "sample-report", "vest-telemark", "2018", output=output, html=True)
    assert META.title in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sample-report", "vest-telemark"], "sample-report PROGRAMME YEAR --output FILE"),
        (["sample-report", "vest-telemark", "1899"], "has no report for 1899"),
        (["poem"], "sample-report"),
    ],
)
def test_what_cannot_be_made_is_said(arguments: list[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("render_document", *arguments, "--output", str(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()


def test_two_kinds_cannot_have_one_name() -> None:
    register_document(KIND)
    with pytest.raises(ValueError, match="sample-report"):
        register_document(DocumentKind("sample-report", (), _prepare))
