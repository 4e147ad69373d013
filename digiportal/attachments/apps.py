from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Files that people add."""

    name = "digiportal.attachments"
