"""Which kinds of documents there are. The engine knows none: the packages of the domain register theirs at start-up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from digiportal.documents.meta import DocumentMeta
from digiportal.documents.rendering import RenderedDocument, render


class DocumentNotFound(LookupError):
    """There is nothing to make the document from; the message says what is missing, in the reader's words."""


@dataclass(frozen=True)
class PreparedDocument:
    """A document ready to be made: facts have become a plain context for a print template."""

    template_name: str
    context: Mapping[str, Any]
    meta: DocumentMeta
    facts: Mapping[str, Any] = field(default_factory=dict)

    def render(self) -> RenderedDocument:
        """HTML and PDF."""
        return render(self.template_name, self.context, meta=self.meta)


@dataclass(frozen=True)
class DocumentKind:
    """`name` as people type it («annual-report»), what it is asked for by (`arguments`: «programme», «year»), and the
    function that takes these as text and prepares the document. It raises DocumentNotFound if there is none."""

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[..., PreparedDocument]


_kinds: dict[str, DocumentKind] = {}


def register_document(kind: DocumentKind) -> None:
    """Make a kind known; called in `AppConfig.ready`. Raises ValueError if another has its name."""
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"There is already a kind of document named {kind.name}.")


def document_kinds() -> Mapping[str, DocumentKind]:
    """All kinds by name."""
    return dict(sorted(_kinds.items()))
