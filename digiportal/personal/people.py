"""The people who may log in, for administrators: finding somebody, and what can be done for the log-in."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digiportal.access.operation import PortalPage
from digiportal.accounts.models import User
from digiportal.personal.placeholders import DOMAIN

PER_PAGE = 50


class PeopleFilter(forms.Form):
    """Words of a name or an e-mail."""

    q = forms.CharField(
        label=_("Name or e-mail"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )


class People(PortalPage):
    """By name; those who have been anonymised are left out."""

    required_right: ClassVar[str] = "manage_users"
    template_name = "personal/people.html"
    url_name = "personal:people"
    title = pgettext_lazy("tabs", "People")
    lead = _("Everybody who may log in, and what you can do about the log-in.")

    def people(self, words: str) -> QuerySet[User]:
        """Those whose name or e-mail has the words, with ``has_factor``."""
        factors = Authenticator.objects.filter(user=OuterRef("pk"))
        found = User.objects.exclude(email__endswith=f"@{DOMAIN}").annotate(has_factor=Exists(factors))
        return found.filter(Q(full_name__icontains=words) | Q(email__icontains=words)).order_by("full_name", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = PeopleFilter(self.request.GET)
        words = chosen.cleaned_data["q"] if chosen.is_valid() else ""
        page = Paginator(self.people(words), PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {"filter": chosen, "is_filtered": bool(words), "page_obj": page}
