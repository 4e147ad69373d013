"""Shares of a year: all that are sent out, one with its table and chart, one member's with every step (R43)."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import pgettext

from finance.charts import shares_chart, shares_message
from finance.cost_sharing.members import MONTHS_OF_A_YEAR
from finance.explanations import explain, manner, parts_in_words
from finance.facts.shares import share_table
from finance.key_words import key_in_words
from finance.models import CostSharing, Share
from finance.policies import organisations_whose_statements
from finance.views.own import own_organisations
from programme.views.base import Crumb, ProgrammePage, RecordPage, optional_url


class SharingList(ProgrammePage):
    section = "sharings"
    template_name = "finance/sharings.html"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "Cost shares"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = own_organisations(self.request.user, self.programme)
        shares = Share.objects.filter(organisation__in=own).select_related("organisation")
        sharings = (
            self.visible(CostSharing)
            .filter(programme=self.programme)
            .select_related("key")
            .annotate(members=Count("shares"))
            .prefetch_related(Prefetch("shares", queryset=shares, to_attr="own_shares"))
            .order_by("-year", "-is_yearly_contribution", "title")
        )
        return super().get_context_data(**kwargs) | {
            "sharings": sharings,
            "statements": organisations_whose_statements(self.request.user, self.programme).order_by("name"),
        }


class SharingPage(RecordPage):
    """All members' shares of a sharing, the viewer's own first."""

    section = "sharings"
    template_name = "finance/sharing.html"

    def records(self) -> QuerySet[CostSharing]:
        return CostSharing.objects.select_related("key", "source", "adopted_by", "programme").prefetch_related(
            "key__components"
        )

    def lookup(self) -> dict[str, Any]:
        return {"year": self.kwargs["year"], "slug": self.kwargs["sharing"]}

    def crumbs(self) -> list[Crumb]:
        return [*sharing_crumbs(self), Crumb(str(self.record))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table = share_table(self.record)
        columns = [capfirst(manner(kind)) for kind in table.kinds]
        own = table.of(own_organisations(self.request.user, self.programme).values_list("pk", flat=True))
        return super().get_context_data(**kwargs) | {
            "sharing": self.record,
            "table": table,
            "columns": columns,
            "rows": [(row, list(zip(columns, cells, strict=True))) for row, cells in table.cells()],
            "sums": list(zip(columns, table.part_sums, strict=True)),
            "own": [(row, parts_in_words(row.explanation)) for row in own],
            "own_ids": {row.organisation_id for row in own},
            "key_in_words": key_in_words(self.record.key),
            "history_url": self.history_url("fordeling"),
            "chart": shares_chart(shares_message(table.rows, self.record.year), table.rows) if table.rows else None,
        }


class SharePage(RecordPage):
    """How one member's share is computed, step by step."""

    section = "sharings"
    template_name = "finance/share.html"
    share: Share

    def prepare(self) -> None:
        super().prepare()
        shares = self.record.shares.select_related("organisation").prefetch_related("organisation__names")
        share = shares.filter(organisation__slug=self.kwargs["organisation"]).first()
        if share is None:
            raise Http404
        self.share = share

    def records(self) -> QuerySet[CostSharing]:
        return CostSharing.objects.select_related("key", "source", "programme", "adopted_by").prefetch_related(
            "key__components"
        )

    def lookup(self) -> dict[str, Any]:
        return {"year": self.kwargs["year"], "slug": self.kwargs["sharing"]}

    def crumbs(self) -> list[Crumb]:
        return [
            *sharing_crumbs(self),
            Crumb(str(self.record), finance_url("sharing", self, *self._address())),
            Crumb(self.share.organisation.name),
        ]

    def _address(self) -> tuple[int, str]:
        return self.record.year, self.record.slug

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        share, slug = self.share, self.share.organisation.slug
        return super().get_context_data(**kwargs) | {
            "sharing": self.record,
            "share": share,
            "steps": explain(share.explanation),
            "name": share.organisation.name_on(datetime.date(self.record.year, 1, 1)),
            "parts": parts_in_words(share.explanation),
            "key_in_words": key_in_words(self.record.key),
            "is_full_year": share.explanation["member"]["months"] == MONTHS_OF_A_YEAR,
            "pdf_url": optional_url("finance:share-pdf", self.programme.slug, *self._address(), slug),
        }


def finance_url(name: str, page: ProgrammePage, *args: Any) -> str:
    """The address of a page of finance in the same programme."""
    return optional_url(f"finance:{name}", page.programme.slug, *args)


def sharing_crumbs(page: ProgrammePage) -> list[Crumb]:
    return [Crumb(pgettext("navigation", "Cost shares"), finance_url("sharings", page))]
