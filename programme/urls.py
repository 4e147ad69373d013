"""Addresses of programmes and organisations. They are permanent: frozen documents print them."""

from django.urls import path

from programme.views import (
    annual,
    attachments,
    bodies,
    cooperation,
    documents,
    follow_ups,
    history,
    log,
    meetings,
    organisations,
    overview,
    people,
    people_import,
    procurements,
    resolutions,
    strategy,
    writing,
)

app_name = "programme"

urlpatterns = [
    path("kommuner/<slug:organisation>/", organisations.OrganisationPage.as_view(), name="organisation"),
    path("<slug:programme>/", overview.Overview.as_view(), name="overview"),
    path("<slug:programme>/samarbeid/", cooperation.Cooperation.as_view(), name="cooperation"),
    path("<slug:programme>/avtale/<int:pk>/", cooperation.AgreementText.as_view(), name="agreement"),
    path("<slug:programme>/sporsmal/<int:pk>/", cooperation.QuestionPage.as_view(), name="question"),
    path("<slug:programme>/organ/", bodies.BodyList.as_view(), name="bodies"),
    path("<slug:programme>/organ/<slug:body>/", bodies.BodyPage.as_view(), name="body"),
    path("<slug:programme>/personer/", people.PeopleList.as_view(), name="people"),
    path("<slug:programme>/personer/inviter/", people.InviteAll.as_view(), name="people-invite"),
    path("<slug:programme>/personer/paminn/", people.RemindAll.as_view(), name="people-remind"),
    path("<slug:programme>/personer/import/", people_import.Upload.as_view(), name="people-upload"),
    path("<slug:programme>/personer/import/personer.xlsx", people_import.Template.as_view(), name="people-template"),
    path("<slug:programme>/personer/import/<int:pk>/", people_import.Preview.as_view(), name="people-import"),
    path("<slug:programme>/personer/import/<int:pk>/rad/", people_import.RowAct.as_view(), name="people-import-row"),
    path("<slug:programme>/mote/<int:pk>/", meetings.MeetingPage.as_view(), name="meeting"),
    path("<slug:programme>/sak/<int:pk>/", meetings.CasePage.as_view(), name="case"),
    path("<slug:programme>/sak/<int:case>/vedlegg/nytt/", attachments.AttachToCase.as_view(), name="case-attach"),
    path(
        "<slug:programme>/sak/<int:case>/vedlegg/<int:pk>/",
        attachments.CaseAttachmentFile.as_view(),
        name="case-attachment",
    ),
    path(
        "<slug:programme>/sak/<int:case>/vedlegg/<int:pk>/forhandsvisning.png",
        attachments.CaseAttachmentPreview.as_view(),
        name="case-attachment-preview",
    ),
    path(
        "<slug:programme>/sak/<int:case>/vedlegg/<int:pk>/fjerne/",
        attachments.DetachFromCase.as_view(),
        name="case-detach",
    ),
    path(
        "<slug:programme>/sak/<int:case>/vedlegg/<int:pk>/skjerme/",
        attachments.ScreenAttachment.as_view(),
        name="case-attachment-screen",
    ),
    path("<slug:programme>/vedtak/", resolutions.ResolutionList.as_view(), name="resolutions"),
    path("<slug:programme>/vedtak/<int:pk>/", resolutions.ResolutionPage.as_view(), name="resolution"),
    path(
        "<slug:programme>/vedtak/<int:pk>/saerutskrift.pdf",
        documents.ResolutionPdf.as_view(),
        name="resolution-pdf",
    ),
    path("<slug:programme>/oppfolging/", follow_ups.FollowUpList.as_view(), name="follow-ups"),
    path(
        "<slug:programme>/oppfolging/<int:pk>/rapporter/",
        follow_ups.ReportFollowUp.as_view(),
        name="follow-up-report",
    ),
    path("<slug:programme>/strategi/", strategy.StrategyList.as_view(), name="strategy"),
    path("<slug:programme>/arsrapport/", annual.AnnualList.as_view(), name="annual-reports"),
    path("<slug:programme>/arsrapport/<int:year>/", annual.AnnualReportPage.as_view(), name="annual-report"),
    path(
        "<slug:programme>/arsrapport/<int:year>/skriv/", writing.WriteIntroduction.as_view(), name="write-introduction"
    ),
    path(
        "<slug:programme>/arsrapport/<int:year>/skriv/<slug:address>/",
        writing.WriteChapter.as_view(),
        name="write-chapter",
    ),
    path(
        "<slug:programme>/arsrapport/<int:year>/arsrapport.pdf",
        documents.AnnualReportPdf.as_view(),
        name="annual-report-pdf",
    ),
    path("<slug:programme>/arsplan/<int:year>/", annual.AnnualPlanPage.as_view(), name="annual-plan"),
    path("<slug:programme>/historikk/<slug:noun>/<int:pk>/", history.HistoryPage.as_view(), name="history"),
    path("<slug:programme>/logg/", log.ProgrammeLog.as_view(), name="log"),
    path("<slug:programme>/logg/logg.csv", log.ProgrammeLogExport.as_view(), name="log-export"),
    path("<slug:programme>/innkjop/", procurements.ProcurementList.as_view(), name="procurements"),
]
