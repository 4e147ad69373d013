"""A page that shows every component, for those who build pages; it stands in the demonstration alone."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from digiportal.access.views import PUBLIC, RightRequired
from digiportal.ui.gallery import context


class Gallery(RightRequired, TemplateView):
    """Every component with example content. Nothing is read from or written to the database."""

    required_right = PUBLIC
    template_name = "ui/gallery.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | context(self.request.GET)
