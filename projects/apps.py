from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """What programmes do."""

    name = "projects"

    def ready(self) -> None:
        from projects import documents, histories, navigation, rights, roles, searching

        rights.register()
        navigation.register()
        histories.register()
        documents.register()
        searching.register()
        roles.register()
