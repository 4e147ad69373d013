"""Addresses of the list of one's sessions. allauth finds the list by the name that it has here."""

from django.urls import path

from digiportal.accounts.sessions.views import EndOtherSessions, EndSession, Sessions

urlpatterns = [
    path("profil/innlogginger/", Sessions.as_view(), name="usersessions_list"),
    path("profil/innlogginger/andre/avslutt/", EndOtherSessions.as_view(), name="end-other-sessions"),
    path("profil/innlogginger/<int:pk>/avslutt/", EndSession.as_view(), name="end-session"),
]
