"""Addresses of mail: what one chooses, and the link by which one unsubscribes, how mail goes."""

from django.urls import path

from digiportal.mail.views.choosing import Choices, Refuse
from digiportal.mail.views.inbox import Inbox
from digiportal.mail.views.operating import GiveUp, NoteArrived, Outbox, SendAgain

app_name = "mail"

urlpatterns = [
    path("profil/e-post/", Choices.as_view(), name="choices"),
    path("e-post/stans/<str:token>/", Refuse.as_view(), name="refuse"),
    path("demonstrasjon/postkasse/", Inbox.as_view(), name="inbox"),
    path("portal/post/", Outbox.as_view(), name="outbox"),
    path("portal/post/<int:pk>/send-igjen/", SendAgain.as_view(), name="send-again"),
    path("portal/post/<int:pk>/kom-fram/", NoteArrived.as_view(), name="arrived"),
    path("portal/post/<int:pk>/gi-opp/", GiveUp.as_view(), name="give-up"),
]
