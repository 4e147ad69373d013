# ruff: noqa: E501 - a drawing is one line
"""The portal's own icons: line drawings on a field of 24 by 24, the colour that of the text beside them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_DRAWINGS = {
    "arrow-right": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4"/>',
    "chain": '<path d="M10 14a4.2 4.2 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4.2 4.2 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "check-circle": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.5"/>',
    "chevron-down": '<path d="m6 9 6 6 6-6"/>',
    "circle": '<circle cx="12" cy="12" r="8.5"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
    "cross": '<path d="M6 6l12 12M18 6 6 18"/>',
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h6m-6 4h6"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
    "half": '<circle cx="12" cy="12" r="8.5"/><path class="solid" d="M12 3.5a8.5 8.5 0 0 1 0 17z"/>',
    "history": '<path d="M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8"/>',
    "indent": '<path d="M4 5h16M11 10h9m-9 4.5h9M4 19h16M4 9.5l3 2.7-3 2.7"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5"/><circle class="solid" cx="12" cy="7.7" r="1.2"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3M13 10.5l2 2"/>',
    "link": '<path d="M14 5h5v5m0-5-8 8M17 14v5H5V7h5"/>',
    "lock": '<path d="M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "list-bullets": '<path d="M9 6h11M9 12h11M9 18h11"/><circle class="solid" cx="4.7" cy="6" r="1.3"/><circle class="solid" cx="4.7" cy="12" r="1.3"/><circle class="solid" cx="4.7" cy="18" r="1.3"/>',
    "list-numbers": '<path d="M10 6h10M10 12h10M10 18h10M3.5 5.2 5 4.2v5M3.5 15.3c.3-1 2.5-1 2.5.4 0 1-2.5 2.3-2.5 3.3H6.2"/>',
    "log-out": '<path d="M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "octagon": '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6m0-6-6 6"/>',
    "outdent": '<path d="M4 5h16M11 10h9m-9 4.5h9M4 19h16M7 9.5l-3 2.7 3 2.7"/>',
    "pencil": '<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 20.5c1-4.5 4-6 8-6s7 1.5 8 6"/>',
    "redo": '<path d="M19 9H9.5a5 5 0 0 0 0 10H14M19 9l-4-4m4 4-4 4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "sliders": '<path d="M4 7h10m4 0h2M4 17h2m4 0h10"/><circle cx="16" cy="7" r="2"/><circle cx="8" cy="17" r="2"/>',
    "square": '<path d="M5 5h14v14H5z"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"/>',
    "undo": '<path d="M5 9h9.5a5 5 0 0 1 0 10H10M5 9l4-4M5 9l4 4"/>',
    "warning": '<path d="M12 3.5 22 20.5H2zM12 10v5"/><circle class="solid" cx="12" cy="17.7" r="1.1"/>',
}


def drawing(name: str, classes: str = "") -> SafeString:
    """The icon as SVG for a page, hidden from screen readers: the words beside it say the same.

    Raises ``KeyError`` for an unknown icon.
    """
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        mark_safe(_DRAWINGS[name]),  # noqa: S308 - drawings of this file alone
    )


def names() -> list[str]:
    """The icons that there are."""
    return list(_DRAWINGS)
