"""Somebody comes back from a provider with an invitation: is it the one who was invited?

Where the provider tells an address or an organisation, it must be the invited person's. Where it tells none, as
ID-porten and Ansattporten do, having the link is the proof, and the inviter is told who came.
"""

from __future__ import annotations

from dataclasses import dataclass

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from digiportal.accounts.invitations import mails
from digiportal.accounts.invitations.acts import accept
from digiportal.accounts.invitations.models import Invitation, Refusal
from digiportal.accounts.invitations.purposes import purpose_for
from digiportal.accounts.invitations.showing import show
from digiportal.accounts.invitations.tokens import token_for
from digiportal.accounts.models import User
from digiportal.accounts.providers.arrivals import Arrived, Refused, register_arrival
from digiportal.accounts.providers.identity import Identity
from digiportal.accounts.providers.ties import TiedToAnother, tie, tied_user
from digiportal.audit import note
from digiportal.audit.events import INVITATION_REFUSED
from digiportal.records.recording import record

ARRIVAL = "invitation"


def register() -> None:
    """Called once, when the application is ready."""
    register_arrival(ARRIVAL, arrive)


@dataclass(frozen=True)
class Mismatch:
    """Why the identity isn't taken for the invited person's; ``other`` is who it is in the portal already."""

    reason: Refusal
    other: User | None = None


def arrive(arrived: Arrived) -> SocialAccount:
    """Tie the identity to the invited user, once. Raises ``Refused``; the inviter then sees why."""
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().select_related("user").get(pk=arrived.key)
        mismatch = find_mismatch(invitation, arrived.identity)
        if mismatch is None:
            return _let_in(invitation, arrived)
        _note_refusal(invitation, mismatch, arrived)
    raise Refused(_refused(invitation, mismatch, arrived))


def find_mismatch(invitation: Invitation, identity: Identity) -> Mismatch | None:
    """What speaks against the identity; None when nothing does."""
    other = tied_user(identity)
    if other is not None and other.pk != invitation.user_id:
        return Mismatch(Refusal.SOMEBODY_ELSE, other)
    own = purpose_for(invitation.user).organisations
    if own and identity.organisations and own.isdisjoint(identity.organisations):
        return Mismatch(Refusal.OTHER_ORGANISATION)
    if identity.addresses and invitation.email.lower() not in identity.addresses:
        return Mismatch(Refusal.OTHER_ADDRESS)
    return None


def _let_in(invitation: Invitation, arrived: Arrived) -> SocialAccount:
    try:
        accept(invitation, arrived.provider.id)
        account = tie(invitation.user, arrived.provider, arrived.identity)
    except (ValidationError, TiedToAnother) as error:
        # Used or withdrawn while the person was at the provider.
        raise Refused(show(arrived.request, invitation, token_for(invitation.key))) from error
    if not arrived.identity.addresses:
        _tell_who_came(invitation, arrived)
    return account


def _tell_who_came(invitation: Invitation, arrived: Arrived) -> None:
    identity = arrived.identity
    facts = {
        "who": identity.name,
        "organisations": ", ".join(identity.organisations),
        "provider": arrived.provider.name,
    }
    mails.tell_inviter(mails.ARRIVED, invitation, **facts)


def _refused(invitation: Invitation, mismatch: Mismatch, arrived: Arrived) -> HttpResponse:
    context = {
        "invitation": invitation,
        "token": token_for(invitation.key),
        "identity": arrived.identity,
        "provider": arrived.provider,
        "reason": mismatch.reason,
        "other": mismatch.other,
    }
    return render(arrived.request, "accounts/invitations/refused.html", context, status=403)


def _note_refusal(invitation: Invitation, mismatch: Mismatch, arrived: Arrived) -> None:
    who = next(iter(arrived.identity.addresses), "") or arrived.identity.name
    invitation.refused_at = timezone.now()
    invitation.refused_because = mismatch.reason
    invitation.refused_name = who
    record(invitation, None, _("Somebody who logged in was not let in."))
    note(INVITATION_REFUSED, mismatch.other, obj=invitation.user, reason=mismatch.reason.value)
    mails.tell_inviter(mails.REFUSED, invitation, who=who, provider=arrived.provider.name, reason=mismatch.reason)
