"""Addresses of log-in by providers. Those for the answer and for logout are registered with each provider."""

from django.urls import path

from digiportal.accounts.providers.views.log_in import Answer, FrontChannelLogout, Start

app_name = "log_in"

urlpatterns = [
    path("logg-inn/med/<slug:provider_id>/", Start.as_view(), name="start"),
    path("logg-inn/med/<slug:provider_id>/svar/", Answer.as_view(), name="answer"),
    path("logg-inn/med/<slug:provider_id>/utlogging/", FrontChannelLogout.as_view(), name="front-channel"),
]
