"""The address of the search."""

from django.urls import path

from digiportal.search.views import SearchPage

app_name = "search"

urlpatterns = [path("sok/", SearchPage.as_view(), name="search")]
