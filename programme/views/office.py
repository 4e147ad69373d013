"""Pages for those who look after the programme itself."""

from __future__ import annotations

from typing import ClassVar

from programme.models import Programme
from programme.views.base import ProgrammePage


class OfficePage(ProgrammePage):
    """A page for those who change set-up, bodies, seats and terms; 404 to all others."""

    required_right: ClassVar[str] = "change_setup"
    section = "bodies"

    def prepare(self) -> None:
        self.programme = self.find(
            Programme.objects.select_related("source"), self.required_right, slug=self.kwargs["programme"]
        )
