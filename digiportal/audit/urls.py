"""Addresses of the portal's own log."""

from django.urls import path

from digiportal.audit.views import PortalLog, PortalLogExport

app_name = "audit"

urlpatterns = [
    path("portal/logg/", PortalLog.as_view(), name="portal-log"),
    path("portal/logg/logg.csv", PortalLogExport.as_view(), name="portal-log-export"),
]
