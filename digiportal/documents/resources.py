"""What a document may fetch while it is made: the portal's own fonts, and nothing else."""

import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ASSET_SCHEME = "asset:"
STYLE_SHEETS = ("fonts", "page", "text", "front", "tables", "figures", "contents")


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Answers `asset:<path in the locked front-end packages>` and `data:` addresses; all else stops the rendering."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        self.root = root.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(ASSET_SCHEME):
            raise FatalURLFetchingError(f"A document may not fetch {url}")
        path = (self.root / url.removeprefix(ASSET_SCHEME)).resolve()
        if not path.is_relative_to(self.root) or not path.is_file():
            raise FatalURLFetchingError(f"No such asset: {url}")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def asset_fetcher() -> AssetFetcher:
    """The fetcher over the installed packages of package-lock.json."""
    return AssetFetcher(Path(settings.BASE_DIR) / "node_modules")


@lru_cache(maxsize=1)
def print_styles() -> tuple[CSS, FontConfiguration]:
    """The style sheets of templates/documents/css with their fonts, read once for each process."""
    folder = Path(settings.BASE_DIR) / "templates" / "documents" / "css"
    text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLE_SHEETS)
    fonts = FontConfiguration()
    return CSS(string=text, font_config=fonts, url_fetcher=asset_fetcher()), fonts


def render_options() -> dict[str, Any]:
    """What WeasyPrint is asked for: an archive file (PDF/A-2a brings tags and sRGB) with the print look."""
    styles, fonts = print_styles()
    return {"stylesheets": [styles], "font_config": fonts, "pdf_variant": "pdf/a-2a"}
