from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """What it costs and who pays."""

    name = "finance"

    def ready(self) -> None:
        from finance import documents, histories, navigation, project_page, rights

        rights.register()
        navigation.register()
        histories.register()
        project_page.register()
        documents.register()
