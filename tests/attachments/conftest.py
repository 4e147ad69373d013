from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from digiportal.accounts.models import User
from digiportal.attachments.models import StoredFile
from digiportal.attachments.reading.kinds import Kind
from digiportal.attachments.storing import CheckedFile, check, keep
from tests.cooperation import client_of, make_user
from tests.jobs.running import run_jobs

NEW = "/ny/"


@pytest.fixture
def user(db: None) -> User:
    return make_user("kari")


@pytest.fixture
def kari(user: User) -> Client:
    return client_of(user)


Store = Callable[..., StoredFile]


@pytest.fixture
def store(user: User) -> Store:
    """Stores a file, and runs the job that reads it. With ``kind`` it is neither checked nor read, which takes its time."""

    def stored(content: bytes, name: str = "referat.pdf", kind: Kind | None = None) -> StoredFile:
        upload = SimpleUploadedFile(name, content)
        checked = CheckedFile(upload, name, kind, len(content)) if kind else check(upload)
        file = keep(user, checked)
        if kind is None:
            run_jobs()
        return StoredFile.objects.select_related("content").get(pk=file.pk)

    return stored


def send(client: Client, content: bytes | None, name: str = "referat.pdf", title: str = "Referat", **more: Any) -> Any:
    """Open the form, and send it with a file, or without one."""
    path = more.pop("path", NEW)
    ticket = client.get(path).context["ticket"].signed()
    files = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(path, {"_ticket": ticket, "title": title} | files | more)


def held_key(answer: Any) -> str:
    """The key of the held file in a page."""
    found = re.search(r'name="file-held" value="([^"]+)"', answer.content.decode())
    return found.group(1) if found else ""
