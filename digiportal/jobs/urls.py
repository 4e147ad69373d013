"""Addresses of the list of jobs."""

from django.urls import path

from digiportal.jobs.views import GiveUp, Job, Jobs, TryAgain

app_name = "jobs"

urlpatterns = [
    path("jobber/<int:pk>/", Job.as_view(), name="job"),
    path("portal/jobber/", Jobs.as_view(), name="list"),
    path("portal/jobber/<int:pk>/prov-igjen/", TryAgain.as_view(), name="try-again"),
    path("portal/jobber/<int:pk>/gi-opp/", GiveUp.as_view(), name="give-up"),
]
