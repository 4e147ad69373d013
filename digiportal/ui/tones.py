"""How the states of things look: a tone is a shape and a colour, never a colour alone."""

from __future__ import annotations

SHAPES = {
    "done": "check-circle",
    "underway": "half",
    "waiting": "clock",
    "attention": "warning",
    "stopped": "octagon",
    "draft": "pencil",
    "ended": "square",
    "neutral": "circle",
}

_TONE_OF_STATE = {
    "done": "adopted in_force decided signed approved completed introduced in_use green yes join paid closed active",
    "underway": "in_progress under_way underway called on_agenda under_treatment prepared ongoing implementing",
    "waiting": "proposed planned pending sent submitted postponed sent_on not_planned open option put_forward",
    "attention": "yellow conditions overdue late risk",
    "stopped": "red no decline rejected cancelled stopped",
    "draft": "draft",
    "ended": "superseded withdrawn dropped ended expired replaced revoked",
}

_TONES = {state: tone for tone, states in _TONE_OF_STATE.items() for state in states.split()}


def tone_of(state: str) -> str:
    """The tone of a state's value; a tone's own name stands for itself, and what isn't known is neutral."""
    return state if state in SHAPES else _TONES.get(state, "neutral")
