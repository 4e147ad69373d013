"""Finding lines of the log: by period, event, person and words; a page at a time, by key, so that far back costs no more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.audit.events import EventKind
from digiportal.audit.models import Entry

LINES = 50
DAY = datetime.timedelta(days=1)


class LogFilter(forms.Form):
    """What one looks for; empty fields ask for nothing. Both days are inclusive."""

    fra = forms.DateField(
        label=pgettext_lazy("filter", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    til = forms.DateField(
        label=pgettext_lazy("filter", "To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    hendelse = forms.ChoiceField(label=pgettext_lazy("filter", "Event"), required=False)
    person = forms.CharField(label=pgettext_lazy("filter", "Person"), required=False, max_length=200)
    q = forms.CharField(
        label=pgettext_lazy("filter", "Words or address"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, kinds: list[EventKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(((kind.code, str(kind.title)) for kind in kinds), key=lambda choice: choice[1])
        self.fields["hendelse"].choices = [("", pgettext_lazy("filter", "All")), *choices]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("fra"), cleaned.get("til")
        if start and end and end < start:
            raise ValidationError({"til": _("The end must come after the start.")})
        return cleaned

    @property
    def is_used(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields)

    def narrow(self, entries: QuerySet[Entry], words: Q) -> QuerySet[Entry]:
        """The lines that fit; ``words`` is the condition that words are looked for by. None fit a form that isn't valid."""
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        if asked["fra"]:
            entries = entries.filter(at__gte=_midnight(asked["fra"]))
        if asked["til"]:
            entries = entries.filter(at__lt=_midnight(asked["til"] + DAY))
        if asked["hendelse"]:
            entries = entries.filter(event=asked["hendelse"])
        if asked["person"]:
            entries = entries.filter(_about_person(asked["person"]))
        return entries.filter(words) if asked["q"] else entries

    @property
    def words(self) -> str:
        """The words that are looked for, or an empty text."""
        return str(self.data.get("q", "")).replace("\x00", "").strip()[:200]


@dataclass(frozen=True)
class LogPage:
    """Some lines, newest first; ``older`` is the key to go on from, None where there are no more."""

    entries: list[Entry]
    older: int | None
    is_first: bool


def page_of(entries: QuerySet[Entry], before: str) -> LogPage:
    """The lines before the key ``before``; the newest ones for one that can't be read. One query."""
    key = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    found = list((entries.filter(pk__lt=key) if key else entries).order_by("-pk")[: LINES + 1])
    older = found[LINES - 1].pk if len(found) > LINES else None
    return LogPage(found[:LINES], older, key is None)


def _about_person(name: str) -> Q:
    """Did it, had it done to oneself, or got or lost a role by it."""
    return (
        Q(actor_name__icontains=name)
        | Q(object_label="accounts.User", object_title__icontains=name)
        | Q(facts__person__icontains=name)
    )


def _midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in Oslo."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
