"""The people of a programme: who has come in and who hasn't, and inviting and reminding them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from digiportal.accounts.invitations.standing import Standing
from digiportal.clock import today
from digiportal.forms.forms import PortalForm
from digiportal.forms.views import ActForm, Text
from programme.facts.access import people_of
from programme.filters import PeopleFilter
from programme.models import Programme, Term
from programme.services.access import invite_all, not_come_in, not_invited, remind_all
from programme.views.base import Crumb
from programme.views.lists import ListPage
from programme.views.office import OfficePage

TONES = {
    Standing.COME_IN: "done",
    Standing.INVITED: "waiting",
    Standing.EXPIRED: "attention",
    Standing.NOT_INVITED: "draft",
    Standing.CLOSED: "ended",
    Standing.NO_LOG_IN: "neutral",
}


class PeopleList(OfficePage, ListPage):
    template_name = "programme/people.html"
    filter_class = PeopleFilter

    def items(self) -> QuerySet[Any]:
        terms = Term.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today()))
        terms = terms.filter(seat__body__programme=self.programme).select_related("seat__body")
        held = Prefetch("terms", queryset=terms.order_by("seat__body__sequence", "rank"), to_attr="held")
        return people_of(self.programme).prefetch_related(held).order_by("name", "pk")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "People and access"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counted = people_of(self.programme).order_by().values("standing").annotate(people=Count("pk"))
        counts = {row["standing"]: row["people"] for row in counted}
        context = super().get_context_data(**kwargs)
        people = context["page_obj"].object_list
        return context | {
            "lines": [(person, Standing(person.standing).label, TONES[person.standing]) for person in people],
            "total": sum(counts.values()),
            "come_in": counts.get(Standing.COME_IN, 0),
            "not_invited": counts.get(Standing.NOT_INVITED, 0),
            "not_come_in": counts.get(Standing.INVITED, 0) + counts.get(Standing.EXPIRED, 0),
            "expired": counts.get(Standing.EXPIRED, 0),
        }


class AllOfThem(ActForm, OfficePage):
    """A confirmation that says how many get a mail."""

    form_class = PortalForm

    def get_success_url(self, result: Any) -> str:
        return self.url("people")

    def get_cancel_url(self) -> str:
        return self.url("people")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(pgettext("navigation", "People and access"), self.url("people")), Crumb(str(self.title))]


class InviteAll(AllOfThem):
    title = pgettext_lazy("page title", "Send invitations")
    submit_label = pgettext_lazy("invitation", "Send the invitations")
    success_message = gettext_lazy("The invitations are on their way.")

    def get_consequence(self) -> Text:
        count = not_invited(self.programme, self.request.user).count()
        text = ngettext(
            "%(count)s person who hasn't been invited gets a mail with a link. It works for 14 days.",
            "%(count)s people who haven't been invited get a mail each, with a link that works for 14 days.",
            count,
        )
        return text % {"count": count}

    def act(self, form: PortalForm) -> Programme:
        invite_all(self.request.user, self.programme)  # type: ignore[arg-type]
        return self.programme


class RemindAll(AllOfThem):
    title = pgettext_lazy("page title", "Remind those who haven't come in")
    submit_label = pgettext_lazy("invitation", "Send the reminders")
    success_message = gettext_lazy("The reminders are on their way.")

    def get_consequence(self) -> Text:
        count = not_come_in(self.programme, self.request.user).count()
        text = ngettext(
            "%(count)s person who hasn't come in gets the link once more. It works for 14 days from now.",
            "%(count)s people who haven't come in get their links once more. They work for 14 days from now.",
            count,
        )
        return text % {"count": count}

    def act(self, form: PortalForm) -> Programme:
        remind_all(self.request.user, self.programme)  # type: ignore[arg-type]
        return self.programme
