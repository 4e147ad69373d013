"""Every component with example content, to look at and to test: the example is a share of costs in Vest-Telemark."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

from digiportal.charts.specification import Series, StackedBarChart
from digiportal.clock import today
from digiportal.money.forms import AmountField
from digiportal.ui.icons import names
from digiportal.ui.parts import Change, Event, KeyFigure, Tab, Task
from digiportal.ui.tones import SHAPES

_PAGES = "Oversikt,Samarbeidet,Organ og møte,Vedtak,Strategi,Prosjekt,Økonomi,Kostnadsdeling,Årsplan og årsrapport"
_SHARES = (("Kviteseid", 86_591), ("Tokke", 79_287), ("Vinje", 131_475))
_EQUAL = 83_333
_MISTYPED = {"answer": "ja", "members": ["0834"], "amount": "tusen", "day": "31.2.2027", "project": "Felles arkiv"}


class ExampleForm(forms.Form):
    """One field of each kind."""

    project = forms.CharField(label="Namn på prosjektet", help_text="Slik det står i vedtaket.")
    amount = AmountField(label="Løyving i kroner", help_text="Til dømes 1 000,50.")
    day = forms.DateField(label="Frist")
    answer = forms.ChoiceField(label="Svar", choices=[("ja", "Ja"), ("nei", "Nei")], widget=forms.RadioSelect)
    members = forms.MultipleChoiceField(
        label="Deltakarar", choices=[("0834", "Vinje"), ("0833", "Tokke")], widget=forms.CheckboxSelectMultiple
    )
    about = forms.CharField(label="Grunngjeving", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    has_read = forms.BooleanField(label="Eg har lese saka", help_text="Alle papira ligg ved.")


class ExampleFilter(forms.Form):
    """What a list is filtered by."""

    search = forms.CharField(label="Søk", required=False)
    state = forms.ChoiceField(
        label="Tilstand", required=False, choices=[("", "Alle"), ("a", "Under arbeid"), ("f", "Ferdig")]
    )


def context(query: Mapping[str, str]) -> dict[str, Any]:
    """What the template of the gallery shows; ``query`` is the address's, for the filter and the pages of the list."""
    return {
        **_place(),
        **_lists(query),
        "figures": [
            KeyFigure("innbyggjarar 1. januar 2017", "3 726"),
            KeyFigure("av det heile", "21,48 %", "#parts"),
            KeyFigure("lik del", "83 333 kr", note="ein sjettedel av 500 000 kr"),
        ],
        "tasks": _tasks(),
        "shares": [(name, _EQUAL, part, _EQUAL + part, name == "Vinje") for name, part in _SHARES],
        "sums": (_EQUAL * 3, sum(part for _, part in _SHARES), sum(_EQUAL + part for _, part in _SHARES)),
        "facts": [("Vedteke av", "Styringsgruppa"), ("Gjeld", "1. januar 2019 – 31. desember 2019"), ("Tom", "")],
        "events": _events(),
        "form": ExampleForm(_MISTYPED),
        "consequences": ["Innkallinga blir send til 14 medlemer og 3 vara.", "Sakslista kan ikkje endrast etterpå."],
        "deadlines": [today() + datetime.timedelta(days) for days in (-3, 0, 9, 60)],
        "states": list(SHAPES),
        "icons": names(),
        "chart": _chart(),
    }


def _place() -> dict[str, Any]:
    """Where one is: breadcrumbs, the programme's bar, and the menu of programmes."""
    return {
        "breadcrumbs": [Tab("Forside", "/"), Tab("Vest-Telemark", "#vt"), Tab("Kostnadsdeling 2019", "")],
        "programme": {"short_name": "Digitalisering i Vest-Telemark"},
        "navigation": [Tab(label, f"#{label}", label == "Kostnadsdeling") for label in _PAGES.split(",")],
        "my_programmes": [Tab("Vest-Telemark", "#vt", True), Tab("DigiTrøndelag", "#dt")],
    }


def _lists(query: Mapping[str, str]) -> dict[str, Any]:
    page: Page[int] = Paginator(range(240), 25).get_page(query.get("page", "4"))
    return {
        "tabs": [Tab("Alle", "#all", True), Tab("Under arbeid", "#under-way"), Tab("Ferdige", "#done")],
        "filter": ExampleFilter(query),
        "page_obj": page,
    }


def _tasks() -> list[Task]:
    days = datetime.timedelta
    return [
        Task("Svar på årsplanen for 2027", "Svar", "#answer", "Vinje kommune", today() - days(3)),
        Task("Statusrapport for Digital kommunikasjon", "Rapporter", "#report", "Prosjektet", today() + days(9), "#p"),
        Task("Førebu møte i styringsgruppa", "Opne", "#open", "Sekretariatet", today() + days(60)),
    ]


def _events() -> list[Event]:
    changed = [Change("Ramme", "500 000 kr", "1 000 000 kr")]
    return [
        Event("13. mars 2018", "Sett fram", "Kari Nordmann", "Etter møtet i nettverket."),
        Event("2. mai 2018", "Endra", "Ola Nordmann", changes=changed),
        Event("7. juni 2018", "Vedteke", url="#resolution", is_current=True),
    ]


def _chart() -> StackedBarChart:
    parts = tuple(part for _, part in _SHARES)
    return StackedBarChart(
        title="Vinje betaler mest, for der bur det flest",
        category="Kommune",
        categories=tuple(name for name, _ in _SHARES),
        series=(Series("Likt", (_EQUAL,) * len(_SHARES)), Series("Etter folketal", parts)),
        total="Sum",
    )
