"""The history of a record of a programme, whichever package it belongs to."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import pgettext

from digiportal.history.differences import events
from digiportal.history.registry import HistoryKind, kind_of
from programme.events import note_opened
from programme.views.base import Crumb, ProgrammePage

LINES = 50


class HistoryPage(ProgrammePage):
    """Readable by those who may see the record; 404 for others and for nouns without a history."""

    section = "history"
    template_name = "history/history.html"
    kind: HistoryKind
    record: Any

    def prepare(self) -> None:
        super().prepare()
        try:
            self.kind = kind_of(self.kwargs["noun"])
        except LookupError as unknown:
            raise Http404 from unknown
        place = {self.kind.within: self.programme, "pk": self.kwargs["pk"]}
        self.record = self.find(self.kind.model._default_manager.all(), self.kind.right, **place)
        note_opened(self.record, self.request.path)

    def crumbs(self) -> list[Crumb]:
        return [Crumb(str(self.record), self.kind.url(self.record)), Crumb(pgettext("breadcrumb", "History"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(events(self.record, self.kind.parts), LINES).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {
            "record": self.record,
            "record_url": self.kind.url(self.record),
            "page_obj": page,
        }
