"""Pictures: their size is looked at before a single pixel is unpacked."""

from __future__ import annotations

import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.reading.problems import NotTaken, Problem

MAX_PIXELS = 80_000_000
"""Room for a page scanned at 800 dots an inch, or a telephone's largest pictures; unpacked, 320 MB."""

_PILLOW_NAMES = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.GIF: "GIF", Kind.WEBP: "WEBP"}


def check(file: BinaryIO, kind: Kind) -> None:
    """Raises ``NotTaken`` for a picture of too many pixels, and for one that can't be read to its end."""
    with _opened(file, _PILLOW_NAMES[kind]) as picture:
        try:
            picture.load()
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise NotTaken(Problem.PICTURE_BROKEN) from error


def shrunk(file: BinaryIO, kind: Kind, longest_side: int) -> Image.Image:
    """The picture the right way up, no side longer than ``longest_side`` pixels."""
    with _opened(file, _PILLOW_NAMES[kind]) as picture:
        picture.draft("RGB", (longest_side, longest_side))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((longest_side, longest_side))
        return upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")


def _opened(file: BinaryIO, pillow_name: str) -> Image.Image:
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=[pillow_name])
    except Image.DecompressionBombError as error:
        raise NotTaken(Problem.PICTURE_BOMB) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NotTaken(Problem.PICTURE_BROKEN) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise NotTaken(Problem.PICTURE_BOMB)
    return picture
