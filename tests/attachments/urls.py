"""A form with a file, and the file itself."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path

from digiportal.access.views import LOGGED_IN, RightRequired
from digiportal.attachments.forms import AttachmentField
from digiportal.attachments.models import StoredFile
from digiportal.attachments.serving import file_response, preview_response
from digiportal.attachments.storing import keep
from digiportal.attachments.views import AttachmentAct
from digiportal.forms.forms import PortalForm


class NewFileForm(PortalForm):
    title = forms.CharField()
    file = AttachmentField()


class NewFile(AttachmentAct):
    required_right: ClassVar[str] = LOGGED_IN
    form_class = NewFileForm
    title = "New file"

    def act(self, form: Any) -> StoredFile:
        return keep(self.request.user, form.cleaned_data["file"])

    def get_success_url(self, result: StoredFile) -> str:
        return f"/fil/{result.pk}/"


class File(RightRequired):
    required_right: ClassVar[str] = LOGGED_IN

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        return file_response(request, StoredFile.objects.for_lists().get(pk=pk))


class Preview(RightRequired):
    required_right: ClassVar[str] = LOGGED_IN

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        return preview_response(request, StoredFile.objects.for_lists().get(pk=pk))


urlpatterns = [
    path("ny/", NewFile.as_view()),
    path("andre/", NewFile.as_view()),
    path("fil/<int:pk>/", File.as_view()),
    path("bilde/<int:pk>/", Preview.as_view()),
    path("", include("digiportal.accounts.urls")),
]
