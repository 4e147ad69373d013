"""The page that the link of an invitation opens, whatever has become of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.invitations.purposes import purpose_for

STATUS = {State.OPEN: 200}
"""A link that no longer works is gone (410), but its page helps on."""


def show(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """Who invites to what and the ways in; or, when it no longer works, why, and what to do.

    ``token`` is the secret in the address of the page.
    """
    state = invitation.state
    context = {
        "invitation": invitation,
        "state": state,
        "purpose": purpose_for(invitation.user) if state == State.OPEN else None,
        "token": token,
    }
    return render(request, "accounts/invitations/opened.html", context, status=STATUS.get(state, 410))
