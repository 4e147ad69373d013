"""The page about one invitation, for those who may invite the person, and what they can do from it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, Refused, RightRequired
from digiportal.accounts.invitations.acts import has_come_in, invite, remind, withdraw
from digiportal.accounts.invitations.models import Invitation, State
from digiportal.accounts.invitations.purposes import may_invite, purpose_for
from digiportal.accounts.providers.provider import find_provider
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm, Text


def find_invitation(actor: Any, pk: int) -> Invitation:
    """The invitation, for those who may invite the person. Raises ``Refused`` (404) for everybody else."""
    invitation = get_object_or_404(Invitation.objects.select_related("user", "invited_by"), pk=pk)
    if not may_invite(actor, invitation.user):
        raise Refused(invitation, "invite")
    return invitation


class InvitationPage(RightRequired, TemplateView):
    """How the invitation stands, to what it is, and what one can do."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "accounts/invitations/invitation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invitation = find_invitation(self.request.user, self.kwargs["pk"])
        state = invitation.state
        return super().get_context_data(**kwargs) | {
            "invitation": invitation,
            "state": state,
            "purpose": purpose_for(invitation.user),
            "way_in": self._way_in(invitation),
            "is_waiting": state in (State.OPEN, State.EXPIRED),
            "may_renew": state == State.WITHDRAWN and not has_come_in(invitation.user),
        }

    def _way_in(self, invitation: Invitation) -> Text:
        provider = find_provider(invitation.accepted_with)
        return provider.name if provider else _("a password")


class InvitationAct(ActForm):
    """A confirmation that says what will happen."""

    required_right: ClassVar[str] = LOGGED_IN
    form_class = PortalForm

    def get_object(self) -> Invitation:
        return find_invitation(self.request.user, self.kwargs["pk"])

    def get_success_url(self, result: Invitation) -> str:
        return reverse("invitations:invitation", args=[result.pk])

    def get_cancel_url(self) -> str:
        return reverse("invitations:invitation", args=[self.kwargs["pk"]])

    def _to(self, sentence: Text) -> str:
        return str(sentence) % {"name": self.object.user.full_name, "email": self.object.user.email}


class Remind(InvitationAct):
    title = gettext_lazy("Remind of the invitation")
    submit_label = gettext_lazy("Send the reminder")
    success_message = gettext_lazy("The reminder is on its way.")

    def get_consequence(self) -> Text:
        return self._to(
            gettext_lazy("%(name)s gets the same link once more, to %(email)s. It works for 14 days from now.")
        )

    def act(self, form: PortalForm) -> Invitation:
        return remind(self.request.user, self.object)  # type: ignore[arg-type]


class Withdraw(InvitationAct):
    title = gettext_lazy("Withdraw the invitation")
    submit_label = gettext_lazy("Withdraw")
    success_message = gettext_lazy("The invitation is withdrawn.")

    def get_consequence(self) -> Text:
        return self._to(gettext_lazy("The link that %(name)s got works no longer. You can invite again later."))

    def act(self, form: PortalForm) -> Invitation:
        return withdraw(self.request.user, self.object)  # type: ignore[arg-type]


class InviteAgain(InvitationAct):
    title = gettext_lazy("Invite again")
    submit_label = gettext_lazy("Send the invitation")
    success_message = gettext_lazy("The invitation is on its way.")

    def get_consequence(self) -> Text:
        return self._to(gettext_lazy("%(name)s gets a new link, to %(email)s. It works for 14 days from now."))

    def act(self, form: PortalForm) -> Invitation:
        return invite(self.request.user, self.object.user)  # type: ignore[arg-type]
