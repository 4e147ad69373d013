"""What would have been sent to whoever is logged in: in the demonstration alone, where no mail goes out."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404
from django.views.generic import TemplateView

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.mail.models import Content, Message, State
from digiportal.sealing import CannotOpen

SHOWN = 50


class Inbox(RightRequired, TemplateView):
    """The newest first, each with what it says."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "mail/inbox.html"

    def prepare(self) -> None:
        if not settings.DEMONSTRATION:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Message.objects.filter(user=self.request.user.pk).exclude(state__in=[State.CARRIED, State.GIVEN_UP])
        opened = [(message, _content(message)) for message in mine[:SHOWN]]
        return super().get_context_data(**kwargs) | {"mails": [(one, content) for one, content in opened if content]}


def _content(message: Message) -> Content | None:
    try:
        return message.content()
    except CannotOpen:
        return None
