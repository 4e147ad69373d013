"""Addresses of invitations: of the link in the mail, and of the page for those who invite."""

from django.urls import path

from digiportal.accounts.invitations.views.invited import AskAgain, ChoosePassword, LogInWith, Opened
from digiportal.accounts.invitations.views.inviter import InvitationPage, InviteAgain, Remind, Withdraw

app_name = "invitations"

urlpatterns = [
    path("invitasjon/<str:token>/", Opened.as_view(), name="opened"),
    path("invitasjon/<str:token>/med/<slug:provider_id>/", LogInWith.as_view(), name="log-in-with"),
    path("invitasjon/<str:token>/passord/", ChoosePassword.as_view(), name="password"),
    path("invitasjon/<str:token>/ny/", AskAgain.as_view(), name="ask-again"),
    path("invitasjoner/<int:pk>/", InvitationPage.as_view(), name="invitation"),
    path("invitasjoner/<int:pk>/paminn/", Remind.as_view(), name="remind"),
    path("invitasjoner/<int:pk>/trekk/", Withdraw.as_view(), name="withdraw"),
    path("invitasjoner/<int:pk>/ny/", InviteAgain.as_view(), name="invite-again"),
]
