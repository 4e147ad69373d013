"""Cooperations, their bodies, questions and procurements, organisations and people."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from digiportal.search.registry import Searchable, Text
from programme import models
from programme.histories import body_url
from programme.policies import programmes
from programme.searching.common import by_policy, line


def _everything(user: Any) -> Q:
    """Organisations are public facts of the register."""
    return Q()


def _seated(user: Any) -> Q:
    """People who hold or held a seat in a body of a programme that the user sees."""
    terms = models.Term.objects.filter(seat__body__programme__in=programmes(user, "see_programme"))
    return Q(pk__in=terms.values("person"))


PROGRAMMES = Searchable(
    "samarbeid",
    pgettext_lazy("search", "Cooperations"),
    models.Programme,
    visible=by_policy(models.Programme, "see_programme"),
    url=lambda programme: reverse("programme:overview", args=[programme.slug]),
    title=lambda programme: programme.name,
    where=lambda programme: programme.period_text,
    texts=(
        Text(models.Programme, ("name", "short_name", "summary", "purpose"), quoted=("summary", "purpose")),
        Text(models.Region, ("name",), "regions", quoted=("name",)),
    ),
    newest=("name",),
)
BODIES = Searchable(
    "organ",
    pgettext_lazy("search", "Bodies"),
    models.Body,
    visible=by_policy(models.Body),
    url=body_url,
    title=str,
    where=lambda body: body.programme.short_name,
    texts=(
        Text(models.Body, ("name", "description"), quoted=("description",)),
        Text(models.BodyDuty, ("text",), "duties", quoted=("text",)),
    ),
    newest=("sequence",),
    related=("programme",),
)
QUESTIONS = Searchable(
    "sporsmal",
    pgettext_lazy("search", "Questions to the parties"),
    models.Question,
    visible=by_policy(models.Question),
    url=lambda question: reverse("programme:question", args=[question.programme.slug, question.pk]),
    title=str,
    where=lambda question: line(question.programme.short_name, question.get_kind_display()),
    texts=(Text(models.Question, ("title",)),),
    newest=("-asked_on",),
    related=("programme",),
)
PROCUREMENTS = Searchable(
    "innkjop",
    pgettext_lazy("search", "Procurements"),
    models.Procurement,
    visible=by_policy(models.Procurement),
    url=lambda procurement: reverse("programme:procurements", args=[procurement.programme.slug]),
    title=str,
    where=lambda procurement: line(procurement.programme.short_name, procurement.organisation),
    texts=(Text(models.Procurement, ("title", "description"), quoted=("description",)),),
    newest=("-announced_on",),
    related=("programme", "organisation"),
)
PEOPLE = Searchable(
    "person",
    pgettext_lazy("search", "People"),
    models.Person,
    visible=_seated,
    url=lambda person: (
        reverse("programme:organisation", args=[person.organisation.slug]) if person.organisation else ""
    ),
    title=str,
    where=lambda person: line(person.position, person.organisation),
    texts=(Text(models.Person, ("name", "position")),),
    newest=("name",),
    related=("organisation",),
)
ORGANISATIONS = Searchable(
    "organisasjon",
    pgettext_lazy("search", "Organisations"),
    models.Organisation,
    visible=_everything,
    url=lambda organisation: reverse("programme:organisation", args=[organisation.slug]),
    title=str,
    where=lambda organisation: organisation.get_kind_display(),
    texts=(
        Text(models.Organisation, ("name", "organisation_number")),
        Text(models.OrganisationName, ("name",), "names", quoted=("name",)),
        Text(models.OfficialNumber, ("number",), "numbers", quoted=("number",)),
    ),
    newest=("name",),
)

KINDS = (PROGRAMMES, BODIES, QUESTIONS, PROCUREMENTS, PEOPLE, ORGANISATIONS)
