"""What all pages of a programme have in common: the programme, its navigation, and where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from digiportal.access.policy import condition
from digiportal.access.views import RightRequired
from programme.events import note_opened
from programme.models import Programme
from programme.navigation import navigation

Visible = TypeVar("Visible", bound=models.Model)


@dataclass(frozen=True)
class Crumb:
    """A step on the way to a page; the page itself has no address."""

    label: str
    url: str = ""


def optional_url(name: str, *args: Any) -> str:
    """The address of a page that another part of the site may contribute; empty where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


class ProgrammePage(RightRequired, TemplateView):
    """A page under ``/<programme>/``: finds the programme, or answers 404 to those who may not see it.

    ``section`` is the entry of the navigation to which the page belongs.
    """

    required_right: ClassVar[str] = "see_programme"
    section: ClassVar[str]
    programme: Programme

    def prepare(self) -> None:
        self.programme = self.find(
            Programme.objects.select_related("source"), "see_programme", slug=self.kwargs["programme"]
        )

    def having(self, right: str, model: type[Visible]) -> models.QuerySet[Visible]:
        """Objects of ``model`` on which the user has ``right``, narrowed in SQL."""
        held = model._default_manager.filter(condition(self.request.user, right, model)).values("pk")
        return model._default_manager.filter(pk__in=held)

    def visible(self, model: type[Visible]) -> models.QuerySet[Visible]:
        """Objects of ``model`` that the user may see."""
        return self.having("see", model)

    def url(self, name: str, *args: Any) -> str:
        """The address of another page of this programme."""
        return reverse(f"programme:{name}", args=[self.programme.slug, *args])

    def crumbs(self) -> list[Crumb]:
        """The steps between the programme's overview and this page, this page last."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        first = [Crumb(pgettext("navigation", "Home"), "/"), Crumb(self.programme.short_name, self.url("overview"))]
        return {
            **context,
            "programme": self.programme,
            "navigation": navigation(self.programme.slug, self.section),
            "breadcrumbs": [*first, *self.crumbs()],
        }


class RecordPage(ProgrammePage):
    """The page of one record of a programme, on which the user has ``required_right`` (404 otherwise).

    ``programme_path`` leads from the record to its programme.
    """

    required_right: ClassVar[str] = "see"
    programme_path: ClassVar[str] = "programme"
    record: Any

    def prepare(self) -> None:
        super().prepare()
        place = {self.programme_path: self.programme}
        self.record = self.find(self.records(), self.required_right, **place, **self.lookup())
        note_opened(self.record, self.request.path)

    def records(self) -> models.QuerySet[Any]:
        """Where the record is looked up, with all that its page shows."""
        raise NotImplementedError

    def lookup(self) -> dict[str, Any]:
        """How the address names the record."""
        return {"pk": self.kwargs["pk"]}

    def history_url(self, noun: str) -> str:
        """The address of the record's history, which a package registers under ``noun``."""
        return self.url("history", noun, self.record.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"record": self.record}
