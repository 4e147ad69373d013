"""The mails about invitations, in the receiver's language, sent once the act is certain."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from digiportal.accounts.invitations.models import Invitation
from digiportal.accounts.invitations.purposes import purpose_for
from digiportal.accounts.invitations.tokens import token_for
from digiportal.accounts.models import User
from digiportal.ui.dates import long_date

INVITED, REMINDED = "invitation", "invitation_reminder"
ASKED, REFUSED, ARRIVED = "invitation_asked", "invitation_refused", "invitation_arrived"


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
    _post(kind, invitation.user, context)


def tell_inviter(kind: str, invitation: Invitation, **facts: str) -> None:
    """A notice to whoever invited; nobody is told of an operator's invitations."""
    if invitation.invited_by is not None:
        url = _absolute(reverse("invitations:invitation", args=[invitation.pk]))
        _post(kind, invitation.invited_by, {"invited": invitation.user.full_name, "url": url, **facts})


def _absolute(path: str) -> str:
    return f"{settings.PORTAL_ADDRESS}{path}"


def _post(kind: str, receiver: User, context: dict[str, Any]) -> None:
    with translation.override(receiver.language):
        written = context | {"receiver": receiver}
        subject = " ".join(render_to_string(f"mail/{kind}.subject.txt", written).split())
        text = render_to_string(f"mail/{kind}.txt", written)
    transaction.on_commit(partial(send_mail, subject, text, None, [receiver.email]))
