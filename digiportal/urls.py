"""The addresses of the whole site. Programmes come last: their slugs take any first part that is left."""

from django.urls import include, path

from digiportal.dashboard.views import FirstPage

urlpatterns = [
    path("", FirstPage.as_view(), name="home"),
    path("", include("digiportal.accounts.urls")),
    path("", include("programme.urls")),
    path("", include("projects.urls")),
    path("", include("finance.urls")),
]
