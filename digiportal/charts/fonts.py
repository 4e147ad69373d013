"""Gives the chart renderer the portal's typeface to measure text with. It reads TTF alone, the packages hold WOFF2."""

import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

WEIGHTS = (400, 600)


@lru_cache(maxsize=1)
def register_typeface() -> None:
    """Unpack Inter into a temporary folder and register it, once for each process (the renderer reads it at once)."""
    import vl_convert
    from fontTools.ttLib import TTFont

    source = Path(settings.BASE_DIR) / "node_modules" / "@fontsource" / "inter" / "files"
    folder = tempfile.mkdtemp(prefix="portal-typeface-")
    for weight in WEIGHTS:
        font = TTFont(source / f"inter-latin-{weight}-normal.woff2")
        font.flavor = None
        font.save(Path(folder) / f"inter-{weight}.ttf")
    vl_convert.register_font_directory(folder)
