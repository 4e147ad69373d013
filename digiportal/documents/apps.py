from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The PDF engine and the frozen documents."""

    name = "digiportal.documents"
    label = "documents"
    verbose_name = "Documents"
    default_auto_field = "django.db.models.BigAutoField"
