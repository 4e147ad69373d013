"""An organisation's page: names and numbers through time, predecessors and successors, inhabitants, programmes (R6)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from digiportal.access.policy import may
from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.clock import today
from programme.models import Organisation, Party, Programme
from programme.views.base import Crumb


class OrganisationPage(RightRequired, TemplateView):
    """Public facts from the register; of the programmes, those that the user may see."""

    required_right: ClassVar[str] = LOGGED_IN
    template_name = "programme/organisation.html"

    def prepare(self) -> None:
        organisations = Organisation.objects.select_related("county").prefetch_related(
            "names", "numbers", "successions__successor", "predecessions__predecessor", "populations"
        )
        found = organisations.filter(slug=self.kwargs["organisation"]).first()
        if found is None:
            raise Http404
        self.organisation = found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisation, day = self.organisation, today()
        populations = list(organisation.populations.all())
        return super().get_context_data(**kwargs) | {
            "organisation": organisation,
            "number": organisation.number_on(day),
            "is_gone": organisation.valid_to is not None and organisation.valid_to <= day,
            "populations": populations[::-1],
            "latest": populations[-1] if populations else None,
            "parties": self._parties(),
            "may_see_roles": may(self.request.user, "see_roles", organisation),
            "municipalities": organisation.municipalities.on(day),
            "breadcrumbs": [Crumb(pgettext("navigation", "Home"), reverse("home")), Crumb(organisation.name)],
        }

    def _parties(self) -> Any:
        seen = Programme.objects.visible_to(self.request.user)
        parties = Party.objects.filter(organisation=self.organisation, programme__in=seen)
        return parties.select_related("programme").order_by("programme__name", "valid_from")
