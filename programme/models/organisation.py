"""Organisations and what of them changes over time (R6): names, numbers, successors, population."""

from __future__ import annotations

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from digiportal.records.models import Period, PeriodQuerySet, Versioned


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    COUNTY = "county", _("county")
    REGIONAL_COUNCIL = "regional_council", _("regional council")
    KS = "ks", _("association of municipalities (KS)")
    STATE = "state", _("state body")
    COMPANY = "company", _("company")
    OTHER = "other", _("other organisation")


class LanguageForm(models.TextChoices):
    """Which form of written Norwegian the organisation uses."""

    BOKMAAL = "nb", _("bokmål")
    NYNORSK = "nn", _("nynorsk")
    NEUTRAL = "neutral", _("neutral")
    UNKNOWN = "", _("not known")


class Capacity(models.TextChoices):
    """How an organisation stands in a programme."""

    MEMBER = "member", _("member")
    HOST = "host", _("member and host")
    SUPPORT = "support", _("takes part without being a member")


def no_overlap(name: str, *fields: str) -> ExclusionConstraint:
    """Periods of the same ``fields`` may not overlap; made without the extension btree_gist, which a server may lack."""
    same = [(Func(F(field), F(field), Value("[]"), function="int8range"), RangeOperators.OVERLAPS) for field in fields]
    period = Func(
        F("valid_from"),
        F("valid_to"),
        RangeBoundary(inclusive_lower=True, inclusive_upper=False),
        function="daterange",
        output_field=DateRangeField(),
    )
    return ExclusionConstraint(name=name, expressions=[*same, (period, RangeOperators.OVERLAPS)])


class OrganisationQuerySet(PeriodQuerySet):
    """Organisations; see ``on`` for those that exist on a day."""

    def municipalities(self) -> OrganisationQuerySet:
        return self.filter(kind=OrganisationKind.MUNICIPALITY)

    def with_number(self, number: str, day: datetime.date) -> OrganisationQuerySet:
        """The municipality or county that carried ``number`` on ``day``."""
        numbers = OfficialNumber.objects.on(day).filter(number=number)
        return self.filter(pk__in=numbers.values("organisation"))


class Organisation(Versioned, Period):
    """A municipality, a county, a regional council, KS, a state body, a company; its period is its lifetime.

    A municipality keeps its identity when it gets a new number; a merger makes a new one, with the old as its
    predecessors (R6).
    """

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("The name today, or the last one it had."))
    organisation_number = models.CharField(
        _("organisation number"), max_length=9, blank=True, validators=[RegexValidator(r"^\d{9}$")]
    )
    language_form = models.CharField(_("language form"), max_length=10, choices=LanguageForm.choices, blank=True)
    county = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="municipalities", verbose_name=_("county")
    )
    administrative_centre = models.CharField(_("administrative centre"), max_length=100, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    data_source = models.CharField(_("source of the data"), max_length=200, blank=True)

    objects = OrganisationQuerySet.as_manager()  # type: ignore[misc]
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("see_cooperation", "See the programmes that the organisation is a party of"),
            ("answer_treatment", "Answer a question put to all parties, for the organisation"),
            ("see_statement", "See the organisation's statements, own effort and charges"),
            ("register_effort", "Register the organisation's own effort"),
            ("update_rollout", "Update the organisation's own roll-out and benefits"),
            ("organisation_puts_forward_case", "Put forward a case in the organisation's programmes"),
            ("organisation_proposes", "Propose a measure in the organisation's programmes"),
            ("keep_own_ledger", "Bring in the ledger of what the organisation keeps accounts for"),
            ("give_organisation_roles", "Give roles in the organisation"),
            ("answer_follow_up", "Report on what is asked of the organisation"),
        ]

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: datetime.date) -> str:
        """The name on ``day`` (R6), or today's name where no other is known. Uses prefetched ``names``."""
        return next((name.name for name in self.names.all() if name.holds_on(day)), self.name)

    def number_on(self, day: datetime.date) -> str:
        """The municipality or county number on ``day``; empty where it has none. Uses prefetched ``numbers``."""
        return next((number.number for number in self.numbers.all() if number.holds_on(day)), "")


class OrganisationName(Period):
    """An earlier or present name of an organisation, with the days it was in use."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["organisation", "valid_from"]
        constraints = [*Period.Meta.constraints, no_overlap("programme_one_name_at_a_time", "organisation")]

    def __str__(self) -> str:
        return self.name


class OfficialNumber(Period):
    """The number of a municipality (four digits) or a county (two digits) in a period."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="numbers")
    number = models.CharField(_("number"), max_length=4, validators=[RegexValidator(r"^(\d{2}|\d{4})$")])

    class Meta:
        ordering = ["organisation", "valid_from"]
        constraints = [
            *Period.Meta.constraints,
            no_overlap("programme_one_number_at_a_time", "organisation"),
            ExclusionConstraint(
                name="programme_number_held_once",
                expressions=[
                    (
                        Func(
                            Cast("number", models.BigIntegerField()) + Func(F("number"), function="length") * 10000,
                            Cast("number", models.BigIntegerField()) + Func(F("number"), function="length") * 10000,
                            Value("[]"),
                            function="int8range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_to"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=False),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number


class SuccessionKind(models.TextChoices):
    MERGER = "merger", _("merger")
    SPLIT = "split", _("split")
    BOUNDARY = "boundary", _("changed boundary")


class Succession(models.Model):
    """``predecessor`` went into ``successor`` on a date; one successor takes over the duties (R6)."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="predecessions")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=10, choices=SuccessionKind.choices)
    takes_over_duties = models.BooleanField(_("takes over the duties"), default=True)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="programme_succession_once"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(takes_over_duties=True), name="programme_one_takes_over_duties"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="programme_succession_of_two_organisations"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class Population(models.Model):
    """Inhabitants of a municipality or county on a date, as published by the source (R43)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="populations")
    date = models.DateField(_("date"))
    count = models.PositiveIntegerField(_("inhabitants"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["organisation", "date"], name="programme_population_once")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.date}: {self.count}"


class Office(models.TextChoices):
    CHIEF_EXECUTIVE = "chief_executive", _("chief executive")
    STATE_GOVERNOR = "state_governor", _("state governor")


class OfficeTitle(Period):
    """What the holder of an office was called in a period and a language: rådmann → kommunedirektør (R6)."""

    office = models.CharField(_("office"), max_length=30, choices=Office.choices)
    language = models.CharField(_("language"), max_length=2)
    title = models.CharField(_("title"), max_length=100)
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)

    class Meta:
        ordering = ["office", "language", "valid_from"]

    def __str__(self) -> str:
        return self.title
