"""Files as answers: never run by a browser, never kept by anybody on the way, in pieces, and from where one left off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

from digiportal.attachments.models import Content, Preview, StoredFile
from digiportal.attachments.reading_back import chunks_of

POLICY = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'; sandbox"
"""Should a browser show the file after all: no script, no other content, no form, an origin of its own."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def file_response(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    """The file, to be saved. The caller has asked for the right. Raises ``Http404`` for a file that is held back or gone."""
    content = stored.content
    if content is None or not content.is_served:
        raise Http404
    etag = f'"{content.sha256}"'
    if _is_known(request, etag):
        return _secured(HttpResponse(status=304), etag)
    part = _range(request, etag, content.size)
    if part is None:
        return _refuse_range(content, etag)
    start, end = part
    is_whole = (start, end) == (0, content.size)
    response = StreamingHttpResponse(
        _stream(content, start, end), status=200 if is_whole else 206, content_type=stored.media_type
    )
    if not is_whole:
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{content.size}"
    response.headers["Content-Length"] = str(end - start)
    response.headers["Content-Disposition"] = content_disposition_header(True, stored.name) or "attachment"
    return _secured(response, etag)


def preview_response(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    """The picture of the file's beginning, made by the portal itself. Raises ``Http404`` where there is none."""
    if not stored.has_preview or stored.content is None:
        raise Http404
    etag = f'"{stored.content.sha256}-preview"'
    if _is_known(request, etag):
        return _secured(HttpResponse(status=304), etag)
    png = Preview.objects.values_list("png", flat=True).get(content=stored.content)
    response = HttpResponse(bytes(png), content_type="image/png")
    response.headers["Content-Disposition"] = "inline"
    return _secured(response, etag)


def _secured(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _stream(content: Content, start: int, end: int) -> Iterator[bytes]:
    yield from chunks_of(content, start, end)


def _is_known(request: HttpRequest, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return etag in [one.removeprefix("W/") for one in known] or known == ["*"]


def _range(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last; the whole where no single range is asked for. None: there is no such range."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    if asked is None or asked.groups() == ("", "") or request.headers.get("If-Range", etag) != etag:
        return 0, size
    first, last = asked.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last) + 1, size) if first and last else size
    return (start, end) if start < end else None


def _refuse_range(content: Content, etag: str) -> HttpResponseBase:
    response = HttpResponse(status=416)
    response.headers["Content-Range"] = f"bytes */{content.size}"
    return _secured(response, etag)
