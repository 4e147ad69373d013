"""The people of a programme, and who of them has come in."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from digiportal.access.models import RoleAssignment
from digiportal.accounts.invitations.standing import latest, standing
from digiportal.clock import today
from programme.models import OrganisationRole, Party, Person, Programme, ProgrammeRole, Term


def people_of(programme: Programme) -> QuerySet[Any]:
    """Those who hold a seat today or later, and those who have a role in the programme or in one of its parties.

    With ``standing`` (digiportal.accounts.invitations.standing.Standing) and, of an invitation that waits for an answer,
    ``invitation``, ``invited_at``, ``reminded_at``, ``refused_at``.
    """
    day = today()
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    terms = Term.objects.filter(not_over, person=OuterRef("pk"), seat__body__programme=programme)
    parties = Party.objects.filter(programme=programme).on(day).values("organisation")
    here = ProgrammeRole.objects.filter(anchor=programme).values("group")
    of_parties = OrganisationRole.objects.filter(anchor__in=parties).values("group")
    roles = RoleAssignment.objects.filter(not_over, Q(group__in=here) | Q(group__in=of_parties), user=OuterRef("user"))
    people = Person.objects.filter(Exists(terms) | Exists(roles)).select_related("organisation", "user")
    return people.annotate(
        standing=standing("user"),
        invitation=latest("user", "pk"),
        invited_at=latest("user", "created_at"),
        reminded_at=latest("user", "reminded_at"),
        refused_at=latest("user", "refused_at"),
    )
