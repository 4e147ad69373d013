"""Makes a document and writes it to a file: `render_document annual-report vest-telemark 2025 --output report.pdf`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from digiportal.documents.registry import DocumentKind, DocumentNotFound, document_kinds


class Command(BaseCommand):
    """Asks for no right: whoever runs commands on the server can read the database."""

    help = "Make a document as PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=list(document_kinds()))
        parser.add_argument("arguments", nargs="*", help="what the kind asks for, such as PROGRAMME YEAR")
        parser.add_argument("--output", type=Path, required=True, help="the file to write")
        parser.add_argument("--html", action="store_true", help="write the HTML instead")

    def handle(self, *_args: Any, **options: Any) -> None:
        kind = document_kinds()[options["kind"]]
        given: list[str] = options["arguments"]
        if len(given) != len(kind.arguments):
            raise CommandError(self._usage(kind))
        try:
            document = kind.prepare(*given).render()
        except DocumentNotFound as error:
            raise CommandError(str(error)) from error
        output: Path = options["output"]
        output.write_bytes(document.html.encode() if options["html"] else document.pdf)
        self.stdout.write(f"{output}: {output.stat().st_size} bytes")

    def _usage(self, kind: DocumentKind) -> str:
        asked = " ".join(argument.upper() for argument in kind.arguments)
        return f"Write: render_document {kind.name} {asked} --output FILE"
