"""Files of a case: the file itself, its preview, adding one, taking one away, screening one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from digiportal.access.policy import may
from digiportal.attachments.serving import file_response, preview_response
from digiportal.attachments.views import AttachmentAct
from digiportal.forms.views import ActForm
from programme.forms import AttachToCaseForm, DetachForm, ScreenForm
from programme.models import Case, CaseAttachment
from programme.policies import CaseAttachmentPolicy
from programme.services.attachments import (
    SCREENING,
    attach_to_case,
    detach_from_case,
    is_decided,
    locked,
    screen_attachment,
)
from programme.views.base import Crumb, ProgrammePage, RecordPage


def attachment_facts(page: ProgrammePage, case: Case) -> dict[str, Any]:
    """What a case's page shows of its attachments, in a fixed number of queries."""
    seen = list(CaseAttachment.objects.visible_to(page.request.user).filter(case=case).for_lists())
    may_attach = may(page.request.user, "attach", case)
    open_ones = {attachment.pk for attachment in seen} if may_attach else set()
    in_place = CaseAttachment.objects.filter(case=case, detached_on__isnull=True).count()
    may_screen = bool(seen) and may(page.request.user, "publish", case.programme)
    return {
        "attachments": [one for one in seen if one.detached_on is None],
        "detached": [one for one in seen if one.detached_on is not None],
        "detachable": open_ones - set(locked(CaseAttachment.objects.filter(case=case)).values_list("pk", flat=True)),
        "hidden": in_place - sum(one.detached_on is None for one in seen),
        "may_attach": may_attach and not is_decided(case),
        "may_screen": may_screen,
    }


class AttachmentRecord(RecordPage):
    """An attachment of the case that the address names."""

    section = "bodies"
    programme_path = "case__programme"

    def records(self) -> QuerySet[CaseAttachment]:
        return CaseAttachment.objects.for_lists().select_related("case")

    def lookup(self) -> dict[str, Any]:
        return {"pk": self.kwargs["pk"], "case": self.kwargs["case"]}


class CaseAttachmentFile(AttachmentRecord):
    """The file, to be saved."""

    required_right: ClassVar[str] = "read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        return file_response(request, self.record.file)


class CaseAttachmentPreview(AttachmentRecord):
    """A picture of its beginning."""

    required_right: ClassVar[str] = "read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        return preview_response(request, self.record.file)


class AttachToCase(AttachmentAct, RecordPage):
    """The form by which those who put a case forward, or prepare it, add a file."""

    required_right: ClassVar[str] = "attach"
    section = "bodies"
    template_name = "forms/form_page.html"
    form_class = AttachToCaseForm
    submit_label: ClassVar[str | Promise] = gettext_lazy("Add the attachment")
    success_message: ClassVar[str | Promise] = gettext_lazy("The attachment is added.")

    def records(self) -> QuerySet[Case]:
        return Case.objects.all()

    def lookup(self) -> dict[str, Any]:
        return {"pk": self.kwargs["case"]}

    def get_title(self) -> str:
        return _("New attachment to %(case)s") % {"case": self.record.title}

    def act(self, form: AttachToCaseForm) -> CaseAttachment:
        typed = dict(form.cleaned_data)
        accepted = typed.pop("file")
        return attach_to_case(self.request.user, CaseAttachment(case=self.record, **typed), accepted)

    def get_cancel_url(self) -> str:
        return self.url("case", self.record.pk)

    def get_success_url(self, result: CaseAttachment) -> str:
        return f"{self.get_cancel_url()}#vedlegg"

    def crumbs(self) -> list[Crumb]:
        return [Crumb(self.record.title, self.get_cancel_url()), Crumb(pgettext("breadcrumb", "New attachment"))]


class AttachmentForm(ActForm, AttachmentRecord):
    """A form about an attachment; it leads back to the case."""

    template_name = "forms/form_page.html"

    def get_object(self) -> CaseAttachment:
        return self.find(self.records(), self.required_right, **self.lookup())

    def get_cancel_url(self) -> str:
        return f"{self.url('case', self.record.case_id)}#vedlegg"

    def get_success_url(self, result: CaseAttachment) -> str:
        return self.get_cancel_url()

    def crumbs(self) -> list[Crumb]:
        return [Crumb(self.record.case.title, self.get_cancel_url()), Crumb(str(self.get_title()))]


class DetachFromCase(AttachmentForm):
    required_right: ClassVar[str] = "detach"
    form_class = DetachForm
    submit_label: ClassVar[str | Promise] = gettext_lazy("Take it away")
    success_message: ClassVar[str | Promise] = gettext_lazy("The attachment is taken away.")

    def get_title(self) -> str:
        return _("Take away %(attachment)s") % {"attachment": self.record.title}

    def get_consequence(self) -> str:
        return _("Nobody can open it any more. The page says who took it away, when and why.")

    def act(self, form: DetachForm) -> CaseAttachment:
        return detach_from_case(self.request.user, self.object, form.cleaned_data["reason"])


class ScreenAttachment(AttachmentForm):
    required_right: ClassVar[str] = "screen"
    form_class = ScreenForm

    def get_title(self) -> str:
        return _("Who may see %(attachment)s") % {"attachment": self.record.title}

    def get_consequence(self) -> str:
        stays = CaseAttachment.objects.filter(CaseAttachmentPolicy.stays_visible(self.request.user), pk=self.record.pk)
        if stays.exists():
            return ""
        return _(
            "When it is exempt, it is for the members of the body and the secretariat alone: you no longer see it yourself."
        )

    def act(self, form: ScreenForm) -> CaseAttachment:
        basis = {name: form.cleaned_data[name] for name in SCREENING}
        return screen_attachment(self.request.user, self.object, basis, form.cleaned_data["reason"])
