"""The addresses of the whole site. Programmes come last: their slugs take any first part that is left."""

from django.conf import settings
from django.urls import include, path

from digiportal.dashboard.views import FirstPage
from digiportal.ui.views import Gallery

# For those who build pages; the demonstration alone has it.
gallery = [path("komponentar/", Gallery.as_view(), name="gallery")] if settings.DEMONSTRATION else []

urlpatterns = [
    *gallery,
    path("", FirstPage.as_view(), name="home"),
    path("", include("digiportal.accounts.urls")),
    path("", include("digiportal.audit.urls")),
    path("", include("digiportal.jobs.urls")),
    path("", include("digiportal.mail.urls")),
    path("", include("digiportal.personal.urls")),
    path("", include("digiportal.richtext.urls")),
    path("", include("digiportal.search.urls")),
    path("", include("programme.roles.urls")),
    path("", include("programme.urls")),
    path("", include("projects.urls")),
    path("", include("finance.urls")),
]
