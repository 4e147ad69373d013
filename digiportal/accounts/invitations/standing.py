"""Who has come in and who hasn't, as an expression in SQL: for lists of people of any length."""

from __future__ import annotations

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Case, CharField, Exists, OuterRef, Q, Subquery, TextChoices, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.invitations.models import Invitation


class Standing(TextChoices):
    """How far somebody has come on the way in."""

    NO_LOG_IN = "no_log_in", _("has no log-in")
    CLOSED = "shut_out", _("log-in is closed")
    COME_IN = "come_in", _("has come in")
    INVITED = "invited", _("invited, hasn't come in")
    EXPIRED = "invitation_expired", _("the invitation has expired")
    NOT_INVITED = "not_invited", _("not invited yet")


def standing(user: str) -> Case:
    """The standing of the user that the relation ``user`` leads to, for example in ``Person.objects.annotate``."""
    unanswered = Invitation.objects.unanswered().filter(user=OuterRef(user))
    has_password = Q(**{f"{user}__password__gt": ""}) & ~Q(
        **{f"{user}__password__startswith": UNUSABLE_PASSWORD_PREFIX}
    )
    return Case(
        When(Q(**{f"{user}__isnull": True}), then=Value(Standing.NO_LOG_IN)),
        When(Q(**{f"{user}__is_active": False}), then=Value(Standing.CLOSED)),
        When(has_password | Exists(SocialAccount.objects.filter(user=OuterRef(user))), then=Value(Standing.COME_IN)),
        When(Exists(unanswered.filter(expires_at__gt=timezone.now())), then=Value(Standing.INVITED)),
        When(Exists(unanswered), then=Value(Standing.EXPIRED)),
        default=Value(Standing.NOT_INVITED),
        output_field=CharField(),
    )


def latest(user: str, field: str) -> Subquery:
    """A field of the user's unanswered invitation, None where there is none."""
    return Subquery(Invitation.objects.unanswered().filter(user=OuterRef(user)).values(field)[:1])
