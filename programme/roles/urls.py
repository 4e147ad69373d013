"""Addresses of roles; before those of programmes, whose slugs take any first part that is left."""

from django.urls import path

from programme.roles.views import giving, leaving, lists, people, seeing

app_name = "roles"

urlpatterns = [
    path("roller/", people.WhatRolesGive.as_view(), name="what-roles-give"),
    path("roller/<int:pk>/avslutt/", giving.EndRole.as_view(), name="end"),
    path("profil/roller/", people.OwnRoles.as_view(), name="own"),
    path("brukere/<int:pk>/roller/", people.PersonRoles.as_view(), name="person"),
    path("brukere/<int:pk>/slutter/", leaving.Leave.as_view(), name="leaving"),
    path("portal/roller/", lists.PortalRoles.as_view(), name="portal"),
    path("portal/roller/<slug:role>/ny/", giving.GiveInPortal.as_view(), name="portal-give"),
    path("kommuner/<slug:organisation>/roller/", lists.OrganisationRoles.as_view(), name="organisation"),
    path(
        "kommuner/<slug:organisation>/roller/<slug:role>/ny/",
        giving.GiveInOrganisation.as_view(),
        name="organisation-give",
    ),
    path("se-som/avslutt/", seeing.StopSeeing.as_view(), name="stop-seeing"),
    path("<slug:programme>/se-som/", seeing.StartSeeing.as_view(), name="start-seeing"),
    path("<slug:programme>/roller/", lists.ProgrammeRoles.as_view(), name="programme"),
    path("<slug:programme>/roller/<slug:role>/ny/", giving.GiveInProgramme.as_view(), name="programme-give"),
]
