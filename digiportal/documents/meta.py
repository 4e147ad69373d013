"""What a document says about itself, besides its text."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

Language = Literal["nb", "nn", "en"]
OSLO = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True, kw_only=True)
class DocumentMeta:
    """Title, language, origin and date of a document.

    `created` comes from the document's facts (the day it was decided, signed or closed), never from the clock: the
    same facts must give the same bytes. A plain date means midnight in Norway.
    `identifier` is the document's stable name in the portal, such as «annual-report/digitrondelag/2025».
    `demonstration` puts a mark in the margin of every page: the figures are made up.
    """

    title: str
    language: Language
    organisation: str
    created: date | datetime
    identifier: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    demonstration: bool = False

    def __post_init__(self) -> None:
        for name in ("title", "organisation", "identifier"):
            if not getattr(self, name).strip():
                raise ValueError(f"A document needs a {name}.")

    @property
    def moment(self) -> datetime:
        """`created` as an aware moment with whole seconds."""
        moment = self.created if isinstance(self.created, datetime) else datetime.combine(self.created, time())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=OSLO)
        return moment.replace(microsecond=0)
