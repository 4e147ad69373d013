"""The portal's addresses and the gallery's."""

from django.urls import path

from digiportal.ui.views import Gallery
from digiportal.urls import urlpatterns as portal

urlpatterns = [path("komponentar/", Gallery.as_view(), name="gallery"), *portal]
