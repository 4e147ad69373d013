"""Addresses of personal data."""

from django.urls import path

from digiportal.personal.people import People
from digiportal.personal.views import Anonymise, OwnData

app_name = "personal"

urlpatterns = [
    path("profil/mine-data/", OwnData.as_view(), name="own-data"),
    path("portal/personer/", People.as_view(), name="people"),
    path("brukere/<int:pk>/anonymiser/", Anonymise.as_view(), name="anonymise"),
]
