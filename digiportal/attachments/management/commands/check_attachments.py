"""Compares the stored files with their checksums."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from digiportal.attachments.models import Chunk, Content
from digiportal.attachments.reading_back import is_intact


class Command(BaseCommand):
    help = "Compares every stored file with the checksum of what was received, as after restoring a backup."

    def handle(self, *args: Any, **options: Any) -> None:
        contents = Content.objects.defer("text").order_by("pk").iterator(chunk_size=500)
        spoilt = [content for content in contents if not _is_whole(content)]
        if spoilt:
            raise CommandError("Spoilt: " + ", ".join(map(str, spoilt)))
        self.stdout.write("All files are as they were received.")


def _is_whole(content: Content) -> bool:
    try:
        return is_intact(content)
    except Chunk.DoesNotExist:
        return False
