"""Addresses of projects, action plans and proposals. They are permanent: frozen documents print them."""

from django.urls import path

from projects.views import attachments, forms, plans, portfolio, project, roles

app_name = "projects"

urlpatterns = [
    path("<slug:programme>/prosjekt/", portfolio.Portfolio.as_view(), name="portfolio"),
    path("<slug:programme>/prosjekt/<slug:project>/", project.ProjectPage.as_view(), name="project"),
    path(
        "<slug:programme>/prosjekt/<slug:project>/statusrapport/ny/",
        forms.ReportStatus.as_view(),
        name="status-report-new",
    ),
    path("<slug:programme>/prosjekt/<slug:project>/roller/", roles.ProjectRoles.as_view(), name="project-roles"),
    path(
        "<slug:programme>/prosjekt/<slug:project>/roller/<slug:role>/ny/",
        roles.GiveInProject.as_view(),
        name="project-give-role",
    ),
    path("<slug:programme>/prosjekt/<slug:project>/endre/", forms.ChangeProject.as_view(), name="project-change"),
    path(
        "<slug:programme>/prosjekt/<slug:project>/vedlegg/nytt/",
        attachments.AttachToProject.as_view(),
        name="project-attach",
    ),
    path(
        "<slug:programme>/prosjekt/<slug:project>/vedlegg/<int:pk>/",
        attachments.ProjectAttachmentFile.as_view(),
        name="project-attachment",
    ),
    path(
        "<slug:programme>/prosjekt/<slug:project>/vedlegg/<int:pk>/forhandsvisning.png",
        attachments.ProjectAttachmentPreview.as_view(),
        name="project-attachment-preview",
    ),
    path(
        "<slug:programme>/prosjekt/<slug:project>/vedlegg/<int:pk>/fjerne/",
        attachments.DetachFromProject.as_view(),
        name="project-detach",
    ),
    path("<slug:programme>/handlingsplan/<int:pk>/", plans.ActionPlanPage.as_view(), name="action-plan"),
    path("<slug:programme>/forslag/", plans.ProposalList.as_view(), name="proposals"),
]
