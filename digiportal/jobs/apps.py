from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that is done by worker processes."""

    name = "digiportal.jobs"
