"""The address that the editor's script asks."""

from django.urls import path

from digiportal.richtext.views import Clean

app_name = "richtext"

urlpatterns = [path("tekst/rens/", Clean.as_view(), name="clean")]
