"""Addresses of budgets, shares and statements. They are permanent: frozen documents print them."""

from django.urls import path

from finance.views import budgets, documents, sharings, statements

app_name = "finance"

urlpatterns = [
    path("<slug:programme>/fordeling/", sharings.SharingList.as_view(), name="sharings"),
    path("<slug:programme>/fordeling/<int:year>/<slug:sharing>/", sharings.SharingPage.as_view(), name="sharing"),
    path(
        "<slug:programme>/fordeling/<int:year>/<slug:sharing>/<slug:organisation>/",
        sharings.SharePage.as_view(),
        name="share",
    ),
    path(
        "<slug:programme>/fordeling/<int:year>/<slug:sharing>/<slug:organisation>/andel.pdf",
        documents.SharePdf.as_view(),
        name="share-pdf",
    ),
    path("<slug:programme>/kostnad/<slug:organisation>/", statements.StatementPage.as_view(), name="statement"),
    path("<slug:programme>/okonomi/", budgets.BudgetList.as_view(), name="budgets"),
    path("<slug:programme>/okonomi/<slug:budget>/", budgets.BudgetPage.as_view(), name="budget"),
]
