"""The mails about invitations, in the receiver's language, written with the act."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.invitations.purposes import purpose_for
from digiportal.accounts.invitations.tokens import token_for
from digiportal.accounts.models import User
from digiportal.mail.kinds import register_kind
from digiportal.mail.posting import Link, post
from digiportal.ui.dates import long_date

INVITED, REMINDED = "invitation", "invitation_reminder"
ASKED, REFUSED, ARRIVED = "invitation_asked", "invitation_refused", "invitation_arrived"


def register() -> None:
    """Called once, when the application is ready."""
    invited = _("You get this because somebody has invited you to DigiPortal.")
    inviter = _("You get this because you sent the invitation.")
    register_kind(INVITED, _("Invitation"), invited)
    register_kind(REMINDED, _("Reminder of an invitation"), invited)
    register_kind(ASKED, _("Somebody asks for a new invitation"), inviter, may_wait=True, may_be_refused=True)
    register_kind(REFUSED, _("Somebody wasn't let in by an invitation"), inviter)
    register_kind(ARRIVED, _("Somebody came in whom only you can know"), inviter)


def send_link(kind: str, invitation: Invitation) -> None:
    """The invitation, or a reminder of it, to the invited person."""
    with translation.override(invitation.user.language):
        purpose = purpose_for(invitation.user)
        context: dict[str, Any] = {
            "inviter": invitation.invited_by.full_name if invitation.invited_by else "",
            "roles": list(purpose.roles),
            "places": list(purpose.places),
            "until": long_date(invitation.expires_at),
            "url": _absolute(reverse("invitations:opened", args=[token_for(invitation.key)])),
        }
    _post(kind, invitation, invitation.user, context)


def tell_inviter(kind: str, invitation: Invitation, **facts: str) -> None:
    """A notice to whoever invited; nobody is told of an operator's invitations."""
    if invitation.invited_by is not None:
        url = _absolute(_page(invitation))
        _post(kind, invitation, invitation.invited_by, {"invited": invitation.user.full_name, "url": url, **facts})


def _page(invitation: Invitation) -> str:
    return reverse("invitations:invitation", args=[invitation.pk])


def _absolute(path: str) -> str:
    return f"{settings.PORTAL_ADDRESS}{path}"


def _post(kind: str, invitation: Invitation, receiver: User, context: dict[str, Any]) -> None:
    """Each version of the invitation has one act, and each act one mail of its kind."""
    about = Link(invitation.user.full_name, _page(invitation))
    post(kind, [receiver], context, about, key=f"{invitation._meta.label}:{invitation.pk}:{invitation.version}")
