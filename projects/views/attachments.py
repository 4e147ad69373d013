"""Files of a project: the file itself, its preview, adding one, taking one away."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from digiportal.attachments.serving import file_response, preview_response
from digiportal.attachments.views import AttachmentAct
from digiportal.forms.views import ActForm
from programme.forms import DetachForm
from programme.views.base import Crumb, RecordPage
from projects.forms import AttachToProjectForm
from projects.models import Project, ProjectAttachment
from projects.services.attachments import attach_to_project, detach_from_project
from projects.views.base import ProjectRecord, project_url


def attachment_facts(project: Project) -> dict[str, Any]:
    """What a project's page shows of its attachments."""
    every = list(ProjectAttachment.objects.for_lists().filter(project=project))
    return {
        "attachments": [one for one in every if one.detached_on is None],
        "detached": [one for one in every if one.detached_on is not None],
    }


class AttachmentRecord(RecordPage):
    """An attachment of the project that the address names."""

    section = "projects"
    programme_path = "project__programme"

    def records(self) -> QuerySet[ProjectAttachment]:
        return ProjectAttachment.objects.for_lists().select_related("project")

    def lookup(self) -> dict[str, Any]:
        return {"pk": self.kwargs["pk"], "project__slug": self.kwargs["project"]}


class ProjectAttachmentFile(AttachmentRecord):
    """The file, to be saved."""

    required_right: ClassVar[str] = "read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        return file_response(request, self.record.file)


class ProjectAttachmentPreview(AttachmentRecord):
    """A picture of its beginning."""

    required_right: ClassVar[str] = "read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        return preview_response(request, self.record.file)


class AttachToProject(AttachmentAct, ProjectRecord):
    """The form by which the project's own people and the programme's office add a file."""

    required_right: ClassVar[str] = "change"
    template_name = "forms/form_page.html"
    form_class = AttachToProjectForm
    submit_label: ClassVar[str | Promise] = gettext_lazy("Add the attachment")
    success_message: ClassVar[str | Promise] = gettext_lazy("The attachment is added.")

    def get_title(self) -> str:
        return _("New attachment to %(project)s") % {"project": self.record.name}

    def act(self, form: AttachToProjectForm) -> ProjectAttachment:
        attachment = ProjectAttachment(project=self.record, title=form.cleaned_data["title"])
        return attach_to_project(self.request.user, attachment, form.cleaned_data["file"])

    def get_cancel_url(self) -> str:
        return project_url(self, "project", self.record.slug)

    def get_success_url(self, result: ProjectAttachment) -> str:
        return f"{self.get_cancel_url()}#vedlegg"

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(pgettext("breadcrumb", "New attachment"))]


class DetachFromProject(ActForm, AttachmentRecord):
    required_right: ClassVar[str] = "detach"
    template_name = "forms/form_page.html"
    form_class = DetachForm
    submit_label: ClassVar[str | Promise] = gettext_lazy("Take it away")
    success_message: ClassVar[str | Promise] = gettext_lazy("The attachment is taken away.")

    def get_object(self) -> ProjectAttachment:
        return self.find(self.records(), self.required_right, **self.lookup())

    def get_title(self) -> str:
        return _("Take away %(attachment)s") % {"attachment": self.record.title}

    def get_consequence(self) -> str:
        return _("Nobody can open it any more. The page says who took it away, when and why.")

    def act(self, form: DetachForm) -> ProjectAttachment:
        return detach_from_project(self.request.user, self.object, form.cleaned_data["reason"])

    def get_cancel_url(self) -> str:
        return f"{project_url(self, 'project', self.record.project.slug)}#vedlegg"

    def get_success_url(self, result: ProjectAttachment) -> str:
        return self.get_cancel_url()

    def crumbs(self) -> list[Crumb]:
        return [Crumb(self.record.project.name, self.get_cancel_url()), Crumb(str(self.get_title()))]
