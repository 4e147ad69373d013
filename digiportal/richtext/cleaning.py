"""From any HTML to the one form that rich text is stored in."""

from __future__ import annotations

import re
from html import escape

import nh3

from digiportal.richtext import blocks, reading, tree
from digiportal.richtext.limits import LONGEST_HTML, LONGEST_WRITTEN, TextTooLong
from digiportal.richtext.links import SCHEMES

TAGS = tree.tags("p br h3 h4 ul ol li table thead tbody tr th td a strong em sub sup")
ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}

_last_look = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    url_schemes=set(SCHEMES),
    link_rel="noopener",
    strip_comments=True,
    clean_content_tags={"script", "style"},
)
"""What is written is of this form already; a well-tried cleaner of others makes sure of it, so that no mistake opens a hole."""

_RICH = re.compile(r"\s*<(?:p|h[1-6]|ul|ol|table|div)[\s>]", re.IGNORECASE)


def clean_html(html: str) -> str:
    """Any HTML (pasted, typed, hostile) as rich text: what ``TAGS`` and ``ATTRIBUTES`` name, in one fixed form.

    Cleaning again changes nothing. Raises ``TextTooLong`` beyond ``LONGEST_HTML`` or, when cleaned, ``LONGEST_WRITTEN``.
    """
    written = blocks.write(read_blocks(html))
    if len(written) > LONGEST_WRITTEN:
        raise TextTooLong
    return _last_look.clean(written)


def read_blocks(html: str) -> list[blocks.Block]:
    """The blocks of any HTML. Raises ``TextTooLong``."""
    if len(html) > LONGEST_HTML:
        raise TextTooLong
    return reading.read(tree.parse(html))


def is_rich(text: str) -> bool:
    """Whether a stored or posted text is HTML: it begins with a block. All else is plain text as somebody typed it."""
    return _RICH.match(text) is not None


def to_html(text: str) -> str:
    """Rich or plain text as clean HTML; in plain text an empty line begins a new paragraph. Raises ``TextTooLong``."""
    if len(text) > LONGEST_HTML:
        raise TextTooLong
    return clean_html(text if is_rich(text) else _from_plain(text))


def _from_plain(text: str) -> str:
    lines = escape(text, quote=False).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"<p>{lines.replace(chr(10), '<br>')}</p>" if lines.strip() else ""
