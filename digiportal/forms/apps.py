from django.apps import AppConfig


class FormsConfig(AppConfig):
    """Forms that forgive: a version, a token that counts once, nothing typed is lost."""

    name = "digiportal.forms"
    label = "portal_forms"
