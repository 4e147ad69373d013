from django.apps import AppConfig


class RichTextConfig(AppConfig):
    """Rich text: the editor, what it may hold, and how it is shown."""

    name = "digiportal.richtext"
    label = "richtext"
