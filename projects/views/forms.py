"""The forms about one project: a status report, a change."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from digiportal.clock import today
from digiportal.forms.views import ActForm
from programme.views.base import Crumb
from projects.forms import ProjectForm, StatusReportForm
from projects.models import Project, StatusReport
from projects.services.changes import CHANGEABLE, change_project
from projects.services.reports import submit_status_report
from projects.views.base import ProjectRecord, project_url


class ProjectAct(ProjectRecord, ActForm):
    """A form about a project; it leads back to the project's page."""

    template_name = "forms/form_page.html"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(str(self.get_title()))]

    def get_cancel_url(self) -> str:
        return project_url(self, "project", self.record.slug)

    def get_success_url(self, result: Any) -> str:
        return self.get_cancel_url()


class ReportStatus(ProjectAct):
    required_right: ClassVar[str] = "report_status"
    form_class = StatusReportForm
    title: ClassVar[str | Promise] = pgettext_lazy("page title", "New status report")
    submit_label: ClassVar[str | Promise] = gettext_lazy("Hand in the report")
    success_message: ClassVar[str | Promise] = gettext_lazy("The report is handed in. Thank you.")

    def get_title(self) -> str:
        return _("Status report for %(project)s") % {"project": self.record.name}

    def get_initial(self, obj: Any) -> dict[str, Any]:
        return {"date": today()}

    def act(self, form: StatusReportForm) -> StatusReport:
        return submit_status_report(self.request.user, StatusReport(project=self.record, **form.cleaned_data))


class ChangeProject(ProjectAct):
    required_right: ClassVar[str] = "change"
    form_class = ProjectForm

    def get_title(self) -> str:
        return _("Change %(project)s") % {"project": self.record.name}

    def get_object(self) -> Project:
        return self.find(self.records(), self.required_right, programme=self.programme, **self.lookup())

    def act(self, form: ProjectForm) -> Project:
        changes = {name: form.cleaned_data[name] for name in CHANGEABLE}
        return change_project(self.request.user, self.object, changes, form.cleaned_data["reason"])
