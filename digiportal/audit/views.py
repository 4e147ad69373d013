"""The log of the portal, for those who operate it, and what the logs of cooperations share with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views import View

from digiportal.access.operation import OnPortal, PortalPage
from digiportal.accounts.limits import Costly
from digiportal.audit import note
from digiportal.audit.events import EXPORTED, EventKind, all_events
from digiportal.audit.exporting import MOST_LINES, csv_response
from digiportal.audit.models import Entry
from digiportal.audit.searching import LogFilter, page_of
from digiportal.audit.showing import operator_events, show, words_for_auditor, words_for_operator


class LogOfOne(View):
    """Lines that one reader may see, narrowed by the filter in the address. A subclass says which."""

    to_operator: ClassVar[bool] = False

    def kinds(self) -> list[EventKind]:
        """The kinds of events that the reader sees."""
        return all_events()

    def entries(self) -> QuerySet[Entry]:
        """All lines that the reader may see."""
        raise NotImplementedError

    def log_filter(self) -> LogFilter:
        return LogFilter(self.request.GET, kinds=self.kinds())

    def found(self, chosen: LogFilter) -> QuerySet[Entry]:
        """The lines that fit the filter."""
        looked_for = words_for_operator if self.to_operator else words_for_auditor
        return chosen.narrow(self.entries(), looked_for(chosen.words))


class LogPageOfOne(LogOfOne):
    """What a page of the log shows."""

    def log_context(self) -> dict[str, Any]:
        chosen = self.log_filter()
        page = page_of(self.found(chosen), self.request.GET.get("for", ""))
        asked = self.request.GET.copy()
        asked.pop("for", None)
        return {
            "filter": chosen,
            "is_filtered": chosen.is_used,
            "page": page,
            "entries": [show(entry, to_operator=self.to_operator) for entry in page.entries],
            "asked": asked.urlencode(),
        }


class LogExportOfOne(LogOfOne, Costly):
    """The lines of the page as CSV, the newest ones first; that it was done is itself noted."""

    costly_action: ClassVar[str] = "export"

    def export(self) -> HttpResponseBase:
        found = self.found(self.log_filter()).order_by("-pk")[:MOST_LINES]
        note(EXPORTED, programme=getattr(self, "programme", None), what="log", path=self.request.get_full_path())
        shown = (show(entry, to_operator=self.to_operator) for entry in found.iterator(chunk_size=1000))
        return csv_response(shown)


class OfPortal(LogOfOne):
    """The log of the portal: who came in, what was refused, roles; nothing of a cooperation's content."""

    required_right: ClassVar[str] = "see_log"
    to_operator: ClassVar[bool] = True

    def kinds(self) -> list[EventKind]:
        return [kind for kind in all_events() if kind.for_operator]

    def entries(self) -> QuerySet[Entry]:
        return Entry.objects.filter(event__in=operator_events())


class PortalLog(OfPortal, LogPageOfOne, PortalPage):
    template_name = "audit/portal_log.html"
    url_name = "audit:portal-log"
    title = _("Log of the portal")
    lead = _(
        "Who logged in when and from where, what was refused, and who got or lost a role. "
        "Nothing of what the cooperations write stands here."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.log_context()


class PortalLogExport(OfPortal, LogExportOfOne, OnPortal):
    def get(self, request: HttpRequest) -> HttpResponseBase:
        return self.export()
