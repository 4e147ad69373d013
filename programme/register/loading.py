"""Brings the register in the database into line with the files; can be run again at any time."""

from __future__ import annotations

from django.db import transaction

from programme.models import (
    LanguageForm,
    OfficialNumber,
    Organisation,
    OrganisationKind,
    OrganisationName,
    Population,
    Succession,
    SuccessionKind,
)
from programme.register.reading import Area, Register, read_register

LANGUAGE_FORMS = {"bokmål": LanguageForm.BOKMAAL, "nynorsk": LanguageForm.NYNORSK, "nøytral": LanguageForm.NEUTRAL}
REGISTER_SOURCE = "SSB Klass 131, 582, 104"
POPULATION_SOURCE = "Statistisk sentralbyrå, tabell 07459"


def load_register() -> int:
    """Load all municipalities and counties; returns how many there are."""
    register = read_register()
    with transaction.atomic():
        organisations = [_organisation(area) for area in register.areas]
        _replace_periods(register, organisations)
        _add_populations(register, organisations)
        _set_counties(register, organisations)
    return len(organisations)


def _organisation(area: Area) -> Organisation:
    """The organisation of an area, saved only when something is new, so that history has no empty entries."""
    found = Organisation.objects.filter(slug=area.slug).first()
    organisation = found or Organisation(slug=area.slug)
    wanted = {
        "kind": OrganisationKind(area.kind),
        "name": _full_name(area),
        "valid_from": area.valid_from,
        "valid_to": area.valid_to,
        "organisation_number": area.facts.get("orgnr", ""),
        "language_form": LANGUAGE_FORMS.get(area.facts.get("malform", ""), LanguageForm.UNKNOWN),
        "administrative_centre": area.facts.get("administrasjonssenter", ""),
        "website": area.facts.get("nettsted", ""),
        "data_source": REGISTER_SOURCE,
    }
    if found is None or any(getattr(organisation, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(organisation, name, value)
        organisation._change_reason = "Register"  # type: ignore[union-attr]
        organisation.save()
    return organisation


def _full_name(area: Area) -> str:
    if area.kind == "county" and area.name != "Oslo":
        return f"{area.name} fylkeskommune"
    return area.name


def _replace_periods(register: Register, organisations: list[Organisation]) -> None:
    """Numbers, names and successions are facts of the files alone: they are written anew."""
    ours = Organisation.objects.filter(pk__in=[organisation.pk for organisation in organisations])
    OfficialNumber.objects.filter(organisation__in=ours).delete()
    OrganisationName.objects.filter(organisation__in=ours).delete()
    Succession.objects.filter(predecessor__in=ours).delete()
    pairs = list(zip(register.areas, organisations, strict=True))
    OfficialNumber.objects.bulk_create(
        OfficialNumber(organisation=organisation, number=number, valid_from=start, valid_to=end)
        for area, organisation in pairs
        for number, start, end in area.numbers
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, name=name, valid_from=start, valid_to=end)
        for area, organisation in pairs
        if len(area.names) > 1
        for name, start, end in area.names
    )
    Succession.objects.bulk_create(
        Succession(
            predecessor=organisations[inheritance.predecessor],
            successor=organisations[inheritance.successor],
            date=inheritance.date,
            kind=SuccessionKind.SPLIT if inheritance.shared else SuccessionKind.MERGER,
            takes_over_duties=not inheritance.shared,
        )
        for inheritance in register.inheritances
    )


def _add_populations(register: Register, organisations: list[Organisation]) -> None:
    figures = [
        Population(organisation=organisation, date=day, count=count, source=_source(note))
        for area, organisation in zip(register.areas, organisations, strict=True)
        for day, (count, note) in area.populations.items()
    ]
    Population.objects.bulk_create(
        figures, update_conflicts=True, unique_fields=["organisation", "date"], update_fields=["count", "source"]
    )


def _source(note: str) -> str:
    """The source as named to people, with the note where a figure was carried back or rounded."""
    _before, bracket, after = note.partition(" (")
    return POPULATION_SOURCE + (bracket + after if bracket else "")


def _set_counties(register: Register, organisations: list[Organisation]) -> None:
    counties = {
        area.last_number: organisation
        for area, organisation in zip(register.areas, organisations, strict=True)
        if area.kind == "county"
    }
    for area, organisation in zip(register.areas, organisations, strict=True):
        county = counties.get(area.last_number[:2]) if area.kind == "municipality" else None
        if county is not None and organisation.county_id != county.pk:
            Organisation.objects.filter(pk=organisation.pk).update(county=county)
