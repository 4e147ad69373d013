from django.apps import AppConfig


class FinanceConfig(AppConfig):
    """What it costs and who pays."""

    name = "finance"

    def ready(self) -> None:
        from finance import documents, navigation, rights

        rights.register()
        navigation.register()
        histories.register()
        sections.register()
        documents.register()
