"""What one organisation pays and puts in: its own page, closed to the other parties."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db.models import Q, QuerySet
from django.http import Http404

from digiportal.access.views import Refused
from digiportal.clock import today
from finance.explanations import parts_in_words
from finance.facts.statements import effort_years, statement_views
from finance.models import CostSharing, OwnEffort, Share, Statement
from finance.policies import organisations_whose_statements
from programme.models import Organisation
from programme.views.base import Crumb, ProgrammePage
from projects.models import Project


class StatementPage(ProgrammePage):
    """Shares, statements, own effort and projects of an organisation; 404 to those who may not see them."""

    section = "sharings"
    template_name = "finance/statement.html"
    organisation: Organisation

    def prepare(self) -> None:
        super().prepare()
        allowed = organisations_whose_statements(self.request.user, self.programme)
        self.organisation = allowed.filter(slug=self.kwargs["organisation"]).first() or self._refuse()

    def _refuse(self) -> NoReturn:
        hidden = Organisation.objects.filter(slug=self.kwargs["organisation"], parties__programme=self.programme)
        organisation = hidden.first()
        raise Refused(organisation, "see_statement") if organisation is not None else Http404

    def crumbs(self) -> list[Crumb]:
        return [Crumb(self.organisation.name)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shares = list(self._shares())
        statements = Statement.objects.visible_to(self.request.user).filter(self._own)
        efforts = self.visible(OwnEffort).filter(self._own).select_related("project")
        return super().get_context_data(**kwargs) | {
            "organisation": self.organisation,
            "year": today().year,
            "shares": [(share, parts_in_words(share.explanation)) for share in shares],
            "next_year": today().year + 1,
            "answer": self._answer(shares),
            "statements": statement_views(statements),
            "efforts": effort_years(efforts),
            "projects": self._projects(),
        }

    def _answer(self, shares: list[Share]) -> Share | None:
        """The share that is asked for: this year's contribution, else next year's, else the newest."""
        yearly = [share for share in shares if share.sharing.is_yearly_contribution]
        this_year = today().year
        by_nearness = {share.sharing.year: share for share in reversed(yearly)}
        return by_nearness.get(this_year) or by_nearness.get(this_year + 1) or next(iter(yearly), None)

    @property
    def _own(self) -> Q:
        return Q(programme=self.programme, organisation=self.organisation)

    def _shares(self) -> QuerySet[Share]:
        """The organisation's part of what is sent out or adopted, and of drafts for those who prepare; newest first."""
        sharings = self.visible(CostSharing).filter(programme=self.programme)
        shares = Share.objects.filter(organisation=self.organisation, sharing__in=sharings.values("pk"))
        return shares.select_related("sharing", "organisation").order_by(
            "-sharing__year", "-sharing__is_yearly_contribution", "sharing__title"
        )

    def _projects(self) -> QuerySet[Project]:
        """Projects that the organisation owns or takes part in."""
        taking_part = Q(owners__organisation=self.organisation) | Q(participations__organisation=self.organisation)
        found = Project.objects.visible_to(self.request.user).filter(taking_part, programme=self.programme)
        return found.distinct().order_by("sequence", "name")
