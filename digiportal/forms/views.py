"""The page of a form that does an act: nothing typed is lost, nothing done twice, no change overwritten unseen."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from digiportal.access.views import PUBLIC, RightRequired
from digiportal.forms import interrupted, once, tickets
from digiportal.forms.conflicts import Conflict, find_conflict, settle
from digiportal.forms.once import AlreadyReceived
from digiportal.forms.tickets import Ticket

Text = str | Promise


@dataclass
class NotSaved(Exception):
    """Rolls the transaction back; the form is shown again with what was typed."""

    form: Any
    ticket: Ticket
    notice: str = ""
    conflict: Conflict | None = None
    status: int = 200


class ActForm(RightRequired, TemplateView):
    """A form page. A subclass says ``required_right``, ``form_class``, ``title`` and, below, what is acted on and how.

    ``act`` calls a service and returns the object that the person should see afterwards; a ``ValidationError`` of the
    service is shown at the fields that it names. The row of ``get_object`` is locked while the act is done.
    """

    template_name = "forms/form_page.html"
    form_class: ClassVar[Any]
    title: ClassVar[Text] = ""
    submit_label: ClassVar[Text] = gettext_lazy("Save")
    success_message: ClassVar[Text] = gettext_lazy("Saved.")
    csrf_failed: bool = False
    """Set by digiportal.forms.csrf: show what was posted, do nothing."""

    object: Any = None

    # What a subclass says

    def get_object(self) -> Any:
        """What the form is about, looked up anew with the user's right (404); None when it makes something new."""
        return None

    def act(self, form: Any) -> models.Model:
        """Do it through a service, as ``self.request.user``. Raises ``ValidationError`` for what that refuses."""
        raise NotImplementedError

    def get_success_url(self, result: Any) -> str:
        """Where the person comes afterwards; the object's own page by default."""
        return str(result.get_absolute_url())

    def get_title(self) -> Text:
        return self.title

    def get_cancel_url(self) -> str:
        """Where the link beside the button leads; none by default."""
        return ""

    def get_consequence(self) -> Text:
        """What the act will do, said before a heavy one («The notice goes to 14 members»)."""
        return ""

    def get_initial(self, obj: Any) -> dict[str, Any]:
        """The values that the form starts with: the object's own for fields of the same name."""
        names = self.form_class.base_fields if obj is not None else ()
        return {name: _plain(getattr(obj, name)) for name in names if hasattr(obj, name)}

    def form_for(self, obj: Any, data: Any = None, files: Any = None) -> Any:
        """The form about ``obj``, over a copy of it; override to pass the form what else it needs, such as choices."""
        if issubclass(self.form_class, forms.ModelForm):
            return self.form_class(data, files, instance=copy.copy(obj))
        return self.form_class(data, files, initial=self.get_initial(obj))

    def keep_files(self, form: Any) -> None:
        """Keep the files of a form that wasn't saved, where it has any (digiportal.attachments)."""

    # How it goes

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_lost = self.required_right != PUBLIC and not request.user.is_authenticated
        if is_lost and not self.csrf_failed and self.keep_typed(request, interrupted.LOGGED_OUT):
            messages.info(request, _("You had been logged out. Log in, and what you typed is there again."))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "fresh" in request.GET:
            interrupted.forget(request)
        typed = interrupted.typed_before(request)
        if typed is not None:
            return self._show_typed(typed.data, str(typed.notice))
        self.object = self.get_object()
        return self._show(self.form_for(self.object), tickets.issue(request, self.object))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.csrf_failed:
            notice = _("This was not saved, because the page was out of date. Send it again.")
            return self._show_typed(request.POST, notice)
        try:
            with transaction.atomic():
                url = self._receive(request)
        except AlreadyReceived as received:
            return self._answer_received(received)
        except NotSaved as refused:
            return self._show_refused(refused)
        interrupted.forget(request)
        messages.success(request, str(self.success_message))
        return HttpResponseRedirect(url)

    def _receive(self, request: HttpRequest) -> str:
        """Everything that happens in the transaction; returns where to go."""
        self.object = self._locked_object()
        ticket = tickets.read_for(request.POST, request, self.object)
        if ticket is None:
            raise self._without_ticket(request.POST, _("This was not saved, because the form came without its mark."))
        submitted = once.claim(ticket, request.POST, request.FILES)
        form = self._form_to_save(ticket)
        if not form.is_valid():
            raise NotSaved(form, ticket)
        try:
            result = self.act(form)
        except ValidationError as error:
            form.place_errors(error)
            raise NotSaved(form, ticket) from error
        submitted.result_url = self.get_success_url(result)
        submitted.save(update_fields=["result_url"])
        return submitted.result_url

    def _locked_object(self) -> Any:
        """The object as it is once its row is locked, found again with the user's right."""
        found = self.get_object()
        if found is None:
            return None
        type(found)._base_manager.select_for_update(of=("self",)).filter(pk=found.pk).first()
        return self.get_object()

    def _form_to_save(self, ticket: Ticket) -> Any:
        """The form with the typed text, or with what was chosen field by field after a conflict."""
        data, files = self.request.POST, self.request.FILES
        form = self.form_for(self.object, data, files)
        if ticket.version != getattr(self.object, "version", None):
            raise self._conflicting(form, ticket.base)
        if ticket.base == ticket.version:
            return form
        conflict = find_conflict(form, self.object, ticket.base, self.form_for)
        if conflict.undecided:
            form.show_unchecked()
            notice = _("This was not saved yet. Choose what to keep in each field.")
            raise NotSaved(form, ticket, notice, conflict, 409)
        return self.form_for(self.object, settle(form, conflict, self.form_for(self.object)), files)

    def _conflicting(self, form: Any, base: int | None, notice: str = "") -> NotSaved:
        """The refusal that shows both versions; the new ticket knows the newest version and where the text started."""
        conflict = find_conflict(form, self.object, base, self.form_for)
        form.show_unchecked()
        notice = notice or _("This was not saved, because it has been changed since you opened it.")
        return NotSaved(form, tickets.issue(self.request, self.object, base), notice, conflict, 409)

    def _without_ticket(self, data: QueryDict, notice: str) -> NotSaved:
        """The refusal of a form whose beginning nobody knows: every difference must be decided."""
        form = self.form_for(self.object, data, self.request.FILES or None)
        if getattr(self.object, "version", None) is not None:
            return self._conflicting(form, tickets.UNKNOWN, f"{notice} {_('Check it, and save again.')}")
        form.show_unchecked()
        ticket = tickets.issue(self.request, self.object)
        return NotSaved(form, ticket, f"{notice} {_('Check it, and save again.')}", status=409)

    def _answer_received(self, received: AlreadyReceived) -> HttpResponse:
        """The same form again: where its result is. With other content: nothing is lost, it may be saved as well."""
        self.object = self.get_object()
        if received.same:
            self.template_name = "forms/already_received.html"
            return self._render({"result_url": received.result_url}, 409)
        notice = _("This form was received before, with other content. What you typed now was not saved.")
        return self._show_refused(self._without_ticket(self.request.POST, notice))

    def _show_refused(self, refused: NotSaved) -> HttpResponse:
        """The form again with what was typed and sent, after its transaction was rolled back."""
        self.object = self.get_object()
        self.keep_files(refused.form)
        return self._show(refused.form, refused.ticket, refused.notice, refused.conflict, refused.status)

    def _show_typed(self, data: QueryDict, notice: str) -> HttpResponse:
        """The form filled in with what was typed, before anything of it is judged."""
        self.object = self.get_object()
        form = self.form_for(self.object, data)
        form.show_unchecked()
        ticket = tickets.read_for(data, self.request, self.object)
        if ticket is None:
            ticket = tickets.issue(self.request, self.object, tickets.UNKNOWN)
        status = 403 if self.csrf_failed else 200
        return self._show(form, ticket, notice, status=status, is_typed_before=not self.csrf_failed)

    def _show(
        self,
        form: Any,
        ticket: Ticket,
        notice: str = "",
        conflict: Conflict | None = None,
        status: int = 200,
        is_typed_before: bool = False,
    ) -> HttpResponse:
        shown = {"form": form, "ticket": ticket, "notice": notice, "conflict": conflict}
        return self._render(shown | {"is_typed_before": is_typed_before}, status)

    def _render(self, shown: dict[str, Any], status: int) -> HttpResponse:
        page = {
            "object": self.object,
            "title": self.get_title(),
            "submit_label": self.submit_label,
            "cancel_url": self.get_cancel_url(),
            "consequence": self.get_consequence(),
        }
        return self.render_to_response(self.get_context_data(**page, **shown), status=status)

    @classmethod
    def keep_typed(cls, request: HttpRequest, why: str) -> bool:
        """Keep what a request posted that can't be let in yet, for the same user's next visit; whether it was kept."""
        return request.method == "POST" and interrupted.keep(request, cls._secret(), why)

    @classmethod
    def _secret(cls) -> list[str]:
        """Names of fields that must not be kept in a session."""
        fields = cls.form_class.base_fields.items()
        return [name for name, field in fields if isinstance(field.widget, forms.PasswordInput)]


def _plain(value: Any) -> Any:
    return list(value.all()) if isinstance(value, models.Manager) else value
