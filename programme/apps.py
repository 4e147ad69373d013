from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Who cooperates and how they decide."""

    name = "programme"

    def ready(self) -> None:
        from programme import documents, events, histories, invitations, personal, rights, searching
        from programme.roles import places, running

        rights.register()
        documents.register()
        events.register()
        histories.register()
        invitations.register()
        personal.register()
        searching.register()
        places.register()
        running.register()
