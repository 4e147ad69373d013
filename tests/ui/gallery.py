"""Every component with example content, for the tests and for looking at."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator

from digiportal.ui.parts import Change, Event, KeyFigure, Tab, Task

TODAY = datetime.date(2026, 11, 21)


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Namn på prosjektet", help_text="Slik det står i vedtaket.")
    amount = forms.CharField(label="Løyving i kroner", required=False)
    state = forms.ChoiceField(label="Tilstand", choices=[("", "Alle"), ("a", "Under arbeid"), ("b", "Ferdig")])
    answer = forms.ChoiceField(label="Svar", choices=[("y", "Ja"), ("n", "Nei")], widget=forms.RadioSelect)
    members = forms.MultipleChoiceField(
        label="Deltakarar", choices=[("0834", "Vinje"), ("0833", "Tokke")], widget=forms.CheckboxSelectMultiple
    )
    about = forms.CharField(label="Grunngjeving", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    sure = forms.BooleanField(label="Eg har lese saka", help_text="Alle papira ligg ved.")


class FilterForm(forms.Form):
    """A short filter."""

    search = forms.CharField(label="Søk", required=False)
    state = forms.ChoiceField(label="Tilstand", choices=[("", "Alle"), ("a", "Under arbeid"), ("b", "Ferdig")])


def context() -> dict[str, Any]:
    """What the template of the gallery shows."""
    return {
        "breadcrumbs": [Tab("Forside", "/"), Tab("Vest-Telemark", "/vt/"), Tab("Kostnadsdeling 2019", "")],
        "navigation": [
            Tab(label, f"#{number}", number == 7)
            for number, label in enumerate(
                "Oversikt,Samarbeidet,Organ og møte,Vedtak,Strategi,Prosjekt,Økonomi,Kostnadsdeling,Årsrapport".split(",")
            )
        ],
        "programme": {"short_name": "Digitaliseringsnettverket i Vest-Telemark"},
        "my_programmes": [Tab("Vest-Telemark", "#vt", True), Tab("DigiTrøndelag", "#dt")],
        "my_roles": ["Rådmann i Vinje"],
        "figures": [
            KeyFigure("innbyggjarar 1. januar 2017", "3 726"),
            KeyFigure("av det heile", "21,48 %", "#parts"),
            KeyFigure("lik del", "83 333 kr", note="ein sjettedel av 500 000 kr"),
        ],
        "tasks": [
            Task("Svar på årsplan 2027", "Svar", "#1", "Vinje kommune", TODAY - datetime.timedelta(3)),
            Task("Statusrapport for Digital kommunikasjon", "Rapporter", "#2", "Prosjektet", TODAY + datetime.timedelta(9), "#p"),
            Task("Førebu møte i styringsgruppa", "Opne", "#3", "Sekretariatet", TODAY + datetime.timedelta(60)),
        ],
        "shares": [
            ("Vinje", "83 333", "131 475", "214 808", True),
            ("Tokke", "83 333", "79 287", "162 620", False),
            ("Kviteseid", "83 333", "86 591", "169 924", False),
        ],
        "facts": [("Vedteke av", "Styringsgruppa"), ("Gjeld", "1. januar 2019 – 31. desember 2019"), ("Tom", "")],
        "events": [
            Event("13. mars 2018", "Sett fram", "Kari Nordmann", "Etter møtet i nettverket."),
            Event("2. mai 2018", "Endra", "Ola Nordmann", "", "", [Change("Ramme", "500 000 kr", "1 000 000 kr")]),
            Event("7. juni 2018", "Vedteke", url="#v", is_current=True),
        ],
        "tabs": [Tab("Alle", "#a", True), Tab("Under arbeid", "#u"), Tab("Ferdige", "#f")],
        "page_obj": Paginator(range(240), 25).page(4),
        "form": ExampleForm({"answer": "y", "members": ["0834"], "amount": "tusen"}),
        "filter": FilterForm(),
        "consequences": ["Innkallinga blir send til 14 medlemer og 3 vara.", "Sakslista kan ikkje endrast etterpå."],
        "due": TODAY,
        "states": "done underway waiting attention stopped draft ended neutral".split(),
    }
