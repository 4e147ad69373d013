"""From a kind's template to text and HTML that say the same, in the receiver's language.

One source for both, ``templates/mail/<kind>.txt``: paragraphs with blank lines between; lines that begin with «- » are a list;
``[words](address)`` alone on a line or in a list is a link. Layout, greeting and footer are shared.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.functional import Promise

from digiportal.mail.kinds import Kind
from digiportal.mail.models import Content

PLAIN = (str, int, float, Decimal, datetime.date, bool, type(None))
LINK = re.compile(r"\[(?P<words>.+)\]\((?P<url>\S+)\)")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


@dataclass(frozen=True)
class Line:
    """A line of a mail; with ``url`` it leads there."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A part of a mail: a ``paragraph``, a ``list``, or a ``link`` that is the mail's main act."""

    kind: str
    lines: list[Line] = field(default_factory=list)


def write(kind: Kind, name: str, language: str, context: Mapping[str, Any], footer: Mapping[str, str]) -> Content:
    """Write a mail to ``name``. ``footer`` has the addresses of the choices that the receiver has about it.

    Raises ``TypeError`` when ``context`` holds anything but plain values: with a record at hand, a template could tell what
    the receiver may not see.
    """
    said = plain(context) | {"portal": settings.PORTAL_ADDRESS}
    with translation.override(language):
        subject = " ".join(_rendered(f"mail/{kind.name}.subject.txt", said).split())
        around = {
            "subject": subject,
            "name": one_line(name),
            "language": language,
            "why": kind.why,
            "blocks": list(_blocks(_rendered(f"mail/{kind.name}.txt", said))),
            "portal": settings.PORTAL_ADDRESS,
            **footer,
        }
        text = re.sub(r"\n{3,}", "\n\n", _rendered("mail/layout.txt", around)).strip() + "\n"
        return Content(subject, text, get_template("mail/layout.html").render(around))


def plain(value: Any) -> Any:
    """``value`` with every string in one line, however deep. Raises ``TypeError`` for what isn't plain."""
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    if isinstance(value, Promise):
        return value
    if not isinstance(value, PLAIN):
        raise TypeError(f"Mail is written from plain values, not from {type(value).__name__}.")
    return one_line(value) if isinstance(value, str) else value


def one_line(text: str) -> str:
    """``text`` without line breaks and other control characters, so that it can't become a header or a paragraph."""
    return CONTROL.sub(" ", text).strip()


def _rendered(template: str, context: Mapping[str, Any]) -> str:
    """A template of plain text: nothing in it is escaped."""
    engine_template: Any = get_template(template)
    return str(engine_template.template.render(Context(dict(context), autoescape=False)))


def _blocks(source: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", source):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        for kind, group in groupby(lines, _kind_of_line):
            yield Block(kind, [_line(line.removeprefix("- ") if kind == "list" else line) for line in group])


def _kind_of_line(line: str) -> str:
    if line.startswith("- "):
        return "list"
    return "link" if _line(line).url else "paragraph"


def _line(written: str) -> Line:
    match = LINK.fullmatch(written)
    # Mail leads to the portal alone, whatever somebody has written as a name.
    if match and match["url"].startswith(f"{settings.PORTAL_ADDRESS}/"):
        return Line(match["words"], match["url"])
    return Line(written)
