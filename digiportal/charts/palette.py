"""Colours that stay apart in grey, on paper and for people who see colours differently: from dark to light."""

INK = "#15191d"
QUIET = "#4d5761"
RULE = "#c4ccd3"
PAPER = "#ffffff"

_ONE = ("#1d5b84",)
_TWO = ("#12405f", "#8fbcdb")
_MORE = ("#0c2f47", "#3a7ca8", "#8fbcdb", "#e6f0f7")
_DARK = frozenset((*_ONE, "#12405f", "#0c2f47", "#3a7ca8"))


def shades(count: int) -> tuple[str, ...]:
    """One shade for each series, the darkest first."""
    return _ONE if count == 1 else _TWO if count == 2 else _MORE[:count]


def text_on(shade: str) -> str:
    """The colour of text on a shade, with a contrast of at least 4.5:1."""
    return PAPER if shade in _DARK else INK
