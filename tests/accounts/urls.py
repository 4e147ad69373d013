"""The addresses of the log-in alone, with a first page."""

from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from digiportal.access.views import PUBLIC, RightRequired


class FirstPage(RightRequired):
    required_right: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("first page")


urlpatterns = [
    path("", include("digiportal.accounts.urls")),
    path("", include("digiportal.mail.urls")),
    path("", FirstPage.as_view()),
]
