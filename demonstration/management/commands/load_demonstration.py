"""``manage.py load_demonstration``: the five cooperations, from the files in ``demonstration/data``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand
from django.db import transaction

from demonstration.loading.building import Builder, Entry
from demonstration.loading.cooperation import (
    load_agreement,
    load_bodies,
    load_organisations,
    load_people,
    load_question,
    load_set_up,
    load_strategies,
)
from demonstration.loading.deciding import load_decisions
from demonstration.loading.doing import load_projects
from demonstration.loading.paying import load_finance
from demonstration.loading.personas import load_roles, load_users
from demonstration.loading.yearly import load_annual
from digiportal.records.recording import record
from programme.models import Programme, SourceDocument
from programme.register.loading import load_register

DATA = Path(__file__).resolve().parents[2] / "data"
PROGRAMMES = ["trondelag-2018", "digitrondelag", "fosen", "digit", "vest-telemark"]
REASON = "Lest inn fra kildedokumentet"


class Command(BaseCommand):
    help = "Loads the five cooperations of the source documents, with example activity and personas. Once."

    def handle(self, *args: Any, **options: Any) -> None:
        if Programme.objects.exists():
            self.stdout.write("The demonstration is loaded already.")
            return
        started = time.monotonic()
        with transaction.atomic():
            self._load(options["verbosity"])
        if options["verbosity"]:
            self.stdout.write(f"Loaded in {time.monotonic() - started:.0f} s.")

    def _load(self, verbosity: int) -> None:
        load_register()
        for entry in read("documents.yaml"):
            SourceDocument.objects.create(**entry)
        example = Builder(None, None, "Eksempel")
        load_organisations(example, read("organisations.yaml"))
        personas = read("personas.yaml")
        load_users(example, personas)
        for slug in PROGRAMMES:
            if verbosity:
                self.stdout.write(f"{slug} …")
            load_programme(slug)
        load_roles(example, personas)


def load_programme(slug: str) -> None:
    """One programme from the files in its folder."""
    data = read(f"{slug}/programme.yaml")
    builder = Builder(None, data["document"], REASON)
    load_people(builder, data.get("people"))
    programme = builder.make(Programme, _own_fields(data["programme"]))
    predecessor = data["programme"].get("predecessor")
    if predecessor:
        programme.predecessor = Programme.objects.get(slug=predecessor)
    builder.programme = record(programme, None, REASON)
    load_set_up(builder, data)
    for question in data.get("questions", []):
        load_question(builder, question)
    for name, load in LOADERS.items():
        if (DATA / slug / name).exists():
            content = read(f"{slug}/{name}")
            builder.cite(content.pop("document", data["document"]))
            load(builder, content)


def _own_fields(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if name != "predecessor"}


def _strategies(builder: Builder, data: Entry) -> None:
    load_strategies(builder, data["strategies"])


LOADERS = {
    "agreement.yaml": load_agreement,
    "bodies.yaml": load_bodies,
    "meetings.yaml": load_decisions,
    "strategy.yaml": _strategies,
    "projects.yaml": load_projects,
    "finance.yaml": load_finance,
    "annual.yaml": load_annual,
}


def read(name: str) -> Any:
    """A file of the demonstration."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
