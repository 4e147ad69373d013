"""The pages of those who operate the portal: each package registers its own, and they hang together as tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.generic import TemplateView

from digiportal.access.holdings import holdings
from digiportal.access.models import Portal
from digiportal.access.views import RightRequired
from digiportal.forms.views import ActForm
from digiportal.ui.parts import Tab, Task


@dataclass(frozen=True)
class OperationPage:
    """A page under ``/portal/`` for those who have ``right`` on the portal; ``order`` sets pages of packages in line.

    ``attention`` says in a few words what somebody must look at there, ``""`` when there is nothing.
    """

    label: str | Promise
    url_name: str
    right: str
    order: int
    attention: Callable[[], str] = str


_pages: dict[str, OperationPage] = {}


def register_operation_pages(*pages: OperationPage) -> None:
    """Called in ``AppConfig.ready``."""
    _pages.update({page.url_name: page for page in pages})


def operation_pages(user: Any, current: str = "") -> list[Tab]:
    """The pages that ``user`` may open, in order; ``current`` is the name of the address one is at."""
    return [Tab(str(page.label), reverse(page.url_name), page.url_name == current) for page in _allowed(user)]


def asking_for_attention(user: Any) -> list[Task]:
    """What the pages that ``user`` may open want somebody to look at."""
    asked = [(page.attention(), reverse(page.url_name)) for page in _allowed(user)]
    return [Task(words, _("See why"), url) for words, url in asked if words]


def _allowed(user: Any) -> list[OperationPage]:
    if not user.is_authenticated:
        return []
    held = holdings(user)
    allowed = [page for page in _pages.values() if held.ids(Portal._meta.label, page.right)]
    return sorted(allowed, key=lambda page: page.order)


class OnPortal(RightRequired):
    """404 to those who lack ``required_right`` on the portal."""

    def prepare(self) -> None:
        self.find(Portal.objects.all(), self.required_right)


class PortalPage(OnPortal, TemplateView):
    """A page under ``/portal/``; its template extends ``operation/page.html``. ``url_name`` is its tab's."""

    url_name: str
    title: ClassVar[str | Promise]
    lead: ClassVar[str | Promise] = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = operation_pages(self.request.user, self.url_name)
        page = {"title": self.title, "lead": self.lead, "tabs": tabs, "tabs_label": pgettext("tabs", "Operation")}
        return super().get_context_data(**kwargs) | page


class PortalAct(OnPortal, ActForm):
    """The form of an act from one of the pages, to which it leads back; ``url_name`` is the page's."""

    url_name: str

    def get_success_url(self, result: Any) -> str:
        return reverse(self.url_name)

    def get_cancel_url(self) -> str:
        return reverse(self.url_name)
