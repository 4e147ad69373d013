"""Addresses of log-in by providers. Those for the answer and for logout are registered with each provider."""

from django.urls import path

from digiportal.accounts.providers.views.log_in import Answer, FrontChannelLogout, LoggedOut, Start
from digiportal.accounts.providers.views.ways_in import AddWayIn, ConfirmWith, RemoveWayIn, WaysIn

app_name = "log_in"

urlpatterns = [
    path("logg-inn/med/<slug:provider_id>/", Start.as_view(), name="start"),
    path("logg-inn/med/<slug:provider_id>/svar/", Answer.as_view(), name="answer"),
    path("logg-inn/med/<slug:provider_id>/utlogging/", FrontChannelLogout.as_view(), name="front-channel"),
    path("logg-ut/<slug:provider_id>/", LoggedOut.as_view(), name="logged-out"),
    path("profil/sikkerhet/innlogging/", WaysIn.as_view(), name="ways-in"),
    path("profil/sikkerhet/innlogging/ny/<slug:provider_id>/", AddWayIn.as_view(), name="add-way-in"),
    path("profil/sikkerhet/innlogging/<int:pk>/fjern/", RemoveWayIn.as_view(), name="remove-way-in"),
    path("bekreft/med/<slug:provider_id>/", ConfirmWith.as_view(), name="confirm"),
]
