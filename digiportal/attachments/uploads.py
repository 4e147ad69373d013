"""Receiving files: what is over the limit is let go as it comes, and never lies in memory or on the disk."""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLarge(UploadedFile):
    """Stands for a file over the limit: its name and how large it was, without its content."""


class LimitedUploads(FileUploadHandler):
    """First in ``FILE_UPLOAD_HANDLERS``: hands on each file up to ``ATTACHMENT_MAX_BYTES``, and drops the rest of it.

    The rest of the request is read all the same, so that what was typed beside the file is there again.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        return raw_data if self.received <= settings.ATTACHMENT_MAX_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.received <= settings.ATTACHMENT_MAX_BYTES:
            return None
        nothing = io.BytesIO()
        return TooLarge(nothing, self.file_name, self.content_type, self.received, self.charset)
