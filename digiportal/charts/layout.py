"""How much room a chart has: on a wide page, on a phone, on paper. In the units of the drawing (a pixel on a page)."""

from dataclasses import dataclass

AVERAGE_LETTER = 0.58  # width of an average letter or digit of Inter, in parts of the type size


@dataclass(frozen=True)
class Layout:
    """`width` of the whole drawing and the size of its `type`; on a phone names stand above their bars."""

    name: str
    width: int
    type: float
    names_above: bool = False

    @property
    def bar(self) -> int:
        """The height of a bar."""
        return round(self.type * 1.55)

    @property
    def line(self) -> int:
        """The height of a line of text above a bar."""
        return round(self.type * 1.6)

    def length(self, text: str) -> float:
        """About how wide the text becomes."""
        return len(text) * self.type * AVERAGE_LETTER


WIDE = Layout("wide", 680, 14)
NARROW = Layout("narrow", 340, 14, names_above=True)
PRINT = Layout("print", 600, 12)
