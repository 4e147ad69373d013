"""Documents of finance as files."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from digiportal.documents.registry import PreparedDocument
from finance.documents.share import prepare_share
from finance.documents.share_facts import gather_sharing, with_basis
from finance.models import CostSharing
from programme.views.documents import DocumentView


class SharePdf(DocumentView):
    """One party's share with its calculation, for all who may see the sharing."""

    def records(self) -> QuerySet[CostSharing]:
        return with_basis(CostSharing.objects.all())

    def lookup(self) -> dict[str, Any]:
        return {"year": self.kwargs["year"], "slug": self.kwargs["sharing"]}

    def document(self) -> PreparedDocument:
        try:
            return prepare_share(gather_sharing(self.record), self.kwargs["organisation"])
        except LookupError as error:
            raise Http404 from error
