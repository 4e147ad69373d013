"""Filters of lists, kept in the address: what one sees can be sent to somebody else."""

from __future__ import annotations

import re
from typing import Any

import django_filters
from django import forms
from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import pgettext_lazy

from digiportal.accounts.invitations.standing import Standing
from digiportal.clock import today
from programme.models import Body, FollowUp, FollowUpState, Person, Resolution, ResolutionPoint

CASE_NUMBER = re.compile(r"(\d{1,4})/(\d{2}|\d{4})\b")
SEARCH = forms.TextInput(attrs={"class": "ds-input", "type": "search"})
SELECT = forms.Select(attrs={"class": "ds-input"})


def bodies_of(request: Any) -> QuerySet[Body]:
    """The bodies of the programme whose page is shown."""
    return Body.objects.filter(programme__slug=request.resolver_match.kwargs["programme"])


def containing(resolutions: QuerySet[Resolution], text: str) -> QuerySet[Resolution]:
    """Resolutions with all the words of ``text``, or words beginning with them, in title, introduction or points."""
    words = re.findall(r"\w+", text)
    if not words:
        return resolutions
    points = ResolutionPoint.objects.filter(resolution=OuterRef("pk")).order_by().values("resolution")
    joined = Subquery(points.annotate(joined=StringAgg("text", delimiter=" ")).values("joined"))
    vector = SearchVector("title", "preamble", joined, config="norwegian")
    query = SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="norwegian")
    return resolutions.annotate(searched=vector).filter(Q(searched=query) | _numbered(text))


def _numbered(text: str) -> Q:
    """Condition «the case number is in the text», for example «sak 08/12»."""
    number = CASE_NUMBER.search(text)
    if number is None:
        return Q(pk__in=())
    sequence, year = int(number[1]), int(number[2])
    years = [year] if year > 99 else [1900 + year, 2000 + year]
    return Q(treatment__sequence=sequence, treatment__year__in=years)


class ResolutionFilter(django_filters.FilterSet):
    """Resolutions by words, body and year."""

    q = django_filters.CharFilter(
        label=pgettext_lazy("filter", "Words or case number"), method="by_words", widget=SEARCH
    )
    organ = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("filter", "Body"),
        field_name="body",
        queryset=bodies_of,
        to_field_name="slug",
        empty_label=pgettext_lazy("filter", "All bodies"),
        widget=SELECT,
    )
    ar = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "Year"),
        field_name="decided_on__year",
        empty_label=pgettext_lazy("filter", "All years"),
        widget=SELECT,
    )

    class Meta:
        model = Resolution
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dates = self.queryset.order_by().dates("decided_on", "year", order="DESC")
        self.filters["ar"].extra["choices"] = [(str(day.year), str(day.year)) for day in dates]

    def by_words(self, queryset: QuerySet[Resolution], _name: str, value: str) -> QuerySet[Resolution]:
        return containing(queryset, value)


class FollowUpFilter(django_filters.FilterSet):
    """Follow-ups by how far they are and who is responsible."""

    STATES = [
        ("late", pgettext_lazy("filter", "Late")),
        ("unfinished", pgettext_lazy("filter", "Not finished")),
        ("finished", pgettext_lazy("filter", "Finished")),
    ]

    q = django_filters.CharFilter(
        label=pgettext_lazy("filter", "Words in the task"), field_name="task", lookup_expr="icontains", widget=SEARCH
    )
    status = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "How far it is"),
        choices=STATES,
        method="by_state",
        empty_label=pgettext_lazy("filter", "All"),
        widget=SELECT,
    )
    ansvarlig = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "Responsible"),
        method="by_responsible",
        empty_label=pgettext_lazy("filter", "Everyone"),
        widget=SELECT,
    )

    class Meta:
        model = FollowUp
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = self.queryset.order_by().values_list(*RESPONSIBLE).distinct()
        responsible = sorted({next(name for name in row if name) for row in names})
        self.filters["ansvarlig"].extra["choices"] = [(name, name) for name in responsible]

    def by_state(self, queryset: QuerySet[FollowUp], _name: str, value: str) -> QuerySet[FollowUp]:
        unfinished = Q(state__in=[FollowUpState.OPEN, FollowUpState.IN_PROGRESS])
        conditions = {"late": unfinished & Q(due_on__lt=today()), "unfinished": unfinished, "finished": ~unfinished}
        return queryset.filter(conditions[value])

    def by_responsible(self, queryset: QuerySet[FollowUp], _name: str, value: str) -> QuerySet[FollowUp]:
        alternatives = Q()
        for path in RESPONSIBLE:
            alternatives |= Q(**{path: value})
        return queryset.filter(alternatives)


class PeopleFilter(django_filters.FilterSet):
    """People by name and by how far they have come on the way in."""

    q = django_filters.CharFilter(
        label=pgettext_lazy("filter", "Name, e-mail or organisation"), method="by_words", widget=SEARCH
    )
    status = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "Access"),
        field_name="standing",
        choices=Standing.choices,
        empty_label=pgettext_lazy("filter", "All"),
        widget=SELECT,
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def by_words(self, queryset: QuerySet[Person], _name: str, value: str) -> QuerySet[Person]:
        named = Q(name__icontains=value) | Q(email__icontains=value) | Q(organisation__name__icontains=value)
        return queryset.filter(named)


RESPONSIBLE = ("organisation__name", "body__name", "region__name", "office")
