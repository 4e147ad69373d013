"""How mail goes, for those who operate the portal: what stopped, why, and what is done about it; never what it says."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.access.operation import PortalAct, PortalPage
from digiportal.forms.forms import PortalForm
from digiportal.mail.acts import give_up, note_arrived, possible_acts, send_again
from digiportal.mail.models import Message, State

PER_PAGE = 30


class MailFilter(forms.Form):
    """Which messages to show."""

    stand = forms.ChoiceField(
        label=pgettext_lazy("filter", "State"),
        required=False,
        choices=[("", pgettext_lazy("filter", "All")), *State.choices],
    )
    q = forms.CharField(
        label=_("Receiver"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )

    def narrow(self, messages: Any) -> Any:
        """The messages that fit; all where nothing sensible is asked for."""
        if not self.is_valid():
            return messages
        if self.cleaned_data["stand"]:
            messages = messages.filter(state=self.cleaned_data["stand"])
        words = self.cleaned_data["q"]
        return messages.filter(Q(name__icontains=words) | Q(address__icontains=words)) if words else messages


class Outbox(PortalPage):
    """The newest first, under a line that says how many a person must look at."""

    required_right: ClassVar[str] = "see_operation"
    template_name = "mail/outbox.html"
    url_name = "mail:outbox"
    title = pgettext_lazy("tabs", "Mail")
    lead = _("What the portal sends and how it goes; never what it says.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = MailFilter(self.request.GET)
        page = Paginator(chosen.narrow(Message.objects.all()), PER_PAGE).get_page(self.request.GET.get("page"))
        lines = [(message, possible_acts(message)) for message in page]
        is_filtered = any(self.request.GET.get(name) for name in chosen.fields)
        shown = {"filter": chosen, "is_filtered": is_filtered, "page_obj": page, "lines": lines}
        return super().get_context_data(**kwargs) | shown | {"stopped": Message.objects.need_a_person().count()}


class OneMessage(PortalAct):
    """Something is done about one message; 404 for those who may not, and for one that isn't there."""

    required_right: ClassVar[str] = "see_operation"
    form_class = PortalForm
    url_name = "mail:outbox"

    def get_object(self) -> Message:
        message = Message.objects.filter(pk=self.kwargs["pk"]).first()
        if message is None:
            raise Http404
        return message


class SendAgain(OneMessage):
    title = _("Send the mail again")
    submit_label = _("Send again")
    success_message = _("The mail is on its way.")

    def get_consequence(self) -> Any:
        if self.object.state == State.UNCERTAIN:
            return _("It may have arrived already: then the receiver gets it twice. Ask, if you can.")
        return ""

    def act(self, form: Any) -> Message:
        return send_again(self.request.user, self.object)


class NoteArrived(OneMessage):
    title = _("Note that the mail arrived")
    submit_label = _("It arrived")
    success_message = _("Noted.")

    def act(self, form: Any) -> Message:
        return note_arrived(self.request.user, self.object)


class GiveUp(OneMessage):
    title = _("Give up the mail")
    submit_label = _("Give it up")
    success_message = _("The mail is given up.")

    def get_consequence(self) -> Any:
        return _("It will not be sent. Tell the receiver in another way what it should have said.")

    def act(self, form: Any) -> Message:
        return give_up(self.request.user, self.object)
