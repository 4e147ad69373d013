"""A state machine as a table that can be read in one place: (from, act, to)."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Transition:
    """An act leads from one of ``sources`` to ``target`` and needs ``right`` on the object."""

    act: str
    sources: tuple[str, ...]
    target: str
    right: str


class StateMachine:
    """The transitions of one aggregate, by act."""

    def __init__(self, *transitions: Transition) -> None:
        self._by_act = {transition.act: transition for transition in transitions}

    def right_for(self, act: str) -> str:
        return self._by_act[act].right

    def after(self, act: str, state: str) -> str:
        """The state after ``act``. Raises ``ValidationError`` when it can't be done in ``state``."""
        transition = self._by_act[act]
        if state not in transition.sources:
            raise ValidationError(_("This can't be done in the state that it is in now."), code="wrong_state")
        return transition.target

    def possible(self, state: str) -> list[str]:
        """The acts that can be done in ``state``."""
        return [act for act, transition in self._by_act.items() if state in transition.sources]
