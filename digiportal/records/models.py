"""Abstract bases for records: what holds for a period, and what people edit."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def on_date(day: datetime.date, prefix: str = "") -> Q:
    """Condition «holds on this day»: ``valid_from`` is inclusive, ``valid_to`` exclusive and NULL while open.

    ``prefix`` reaches the period over a relation, for example ``"parties__"``.
    """
    started = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    not_over = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return started & not_over


class PeriodQuerySet(models.QuerySet[Any]):
    """Queryset of records that hold for a period."""

    def on(self, day: datetime.date) -> PeriodQuerySet:
        """Those that hold on ``day``."""
        return self.filter(on_date(day))


class Period(models.Model):
    """Something that holds from a day (inclusive) to a day (exclusive); an empty end is open."""

    valid_from = models.DateField(_("from"), null=True, blank=True, help_text=_("The first day. Empty: not known."))
    valid_to = models.DateField(
        _("to"), null=True, blank=True, help_text=_("The first day it no longer holds. Empty: still holds.")
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_period",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("The end must come after the start."),
            )
        ]

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the record holds on ``day``."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)


class Versioned(models.Model):
    """A record that people edit: ``version`` grows with every act, so that a conflict between two people is seen."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
