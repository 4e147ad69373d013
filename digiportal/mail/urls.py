"""Addresses of mail: what one chooses, and the link by which one unsubscribes."""

from django.urls import path

from digiportal.mail.views.choosing import Choices, Refuse

app_name = "mail"

urlpatterns = [
    path("profil/e-post/", Choices.as_view(), name="choices"),
    path("e-post/stans/<str:token>/", Refuse.as_view(), name="refuse"),
]
