"""Filters of the portfolio, kept in the address: what one sees can be sent to somebody else."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import pgettext_lazy

from programme.models import Organisation
from projects.models import Project, ProjectStatus

SEARCH = forms.TextInput(attrs={"class": "ds-input", "type": "search"})
SELECT = forms.Select(attrs={"class": "ds-input"})

ORDERS: dict[str, tuple[Any, ...]] = {
    "navn": ("name",),
    "status": ("status", "sequence"),
    "budsjett": (F("budget").desc(nulls_last=True), "sequence"),
    "slutt": ("ends_on", "sequence"),
}


def owners(request: Any) -> QuerySet[Organisation]:
    """Organisations that own projects of the programme whose page is shown."""
    slug = request.resolver_match.kwargs["programme"]
    return Organisation.objects.filter(owned_projects__project__programme__slug=slug).distinct().order_by("name")


class PortfolioFilter(django_filters.FilterSet):
    """Projects by words, status and owner, in an order of the reader's choice."""

    q = django_filters.CharFilter(label=pgettext_lazy("filter", "Words"), method="by_words", widget=SEARCH)
    status = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "Status"),
        choices=ProjectStatus.choices,
        empty_label=pgettext_lazy("filter", "All"),
        widget=SELECT,
    )
    eier = django_filters.ModelChoiceFilter(
        label=pgettext_lazy("filter", "Owner"),
        field_name="owners__organisation",
        queryset=owners,
        to_field_name="slug",
        empty_label=pgettext_lazy("filter", "Everyone"),
        widget=SELECT,
    )
    sorter = django_filters.ChoiceFilter(
        label=pgettext_lazy("filter", "Order"),
        choices=[
            ("navn", pgettext_lazy("order", "By name")),
            ("status", pgettext_lazy("order", "By status")),
            ("budsjett", pgettext_lazy("order", "Largest budget first")),
            ("slutt", pgettext_lazy("order", "First to end first")),
        ],
        method="in_order",
        empty_label=pgettext_lazy("order", "As in the plan"),
        widget=SELECT,
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def by_words(self, queryset: QuerySet[Project], _name: str, value: str) -> QuerySet[Project]:
        """Projects that have every word somewhere in what describes them or their measures."""
        for word in value.split():
            described = Q(name__icontains=word) | Q(summary__icontains=word) | Q(challenge__icontains=word)
            measures = Project.objects.filter(measures__name__icontains=word).values("pk")
            queryset = queryset.filter(described | Q(pk__in=measures))
        return queryset

    def in_order(self, queryset: QuerySet[Project], _name: str, value: str) -> QuerySet[Project]:
        return queryset.order_by(*ORDERS[value])
