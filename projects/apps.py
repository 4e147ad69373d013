from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """What programmes do."""

    name = "projects"

    def ready(self) -> None:
        from projects import rights

        rights.register()
