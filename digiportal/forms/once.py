"""A form counts once: its token is written in the transaction of what it does."""

from __future__ import annotations

import hashlib
import json

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from digiportal.forms.models import SubmittedToken
from digiportal.forms.tickets import FIELD, Ticket

NOT_TYPED = frozenset({FIELD, "csrfmiddlewaretoken"})


class AlreadyReceived(Exception):
    """The form has been received before; ``same`` says whether with the very same content."""

    def __init__(self, earlier: SubmittedToken, same: bool) -> None:
        super().__init__(earlier.token)
        self.result_url = earlier.result_url
        self.same = same


def claim(ticket: Ticket, data: QueryDict, files: MultiValueDict[str, UploadedFile] | None = None) -> SubmittedToken:
    """Write the token down, inside the transaction that does what the form asks.

    A second submit waits here until the first is through. Raises ``AlreadyReceived`` when it has been done.
    """
    digest = digest_of(data, files)
    try:
        with transaction.atomic():
            return SubmittedToken.objects.create(
                token=ticket.token, user_id=ticket.user, path=ticket.path[:500], digest=digest
            )
    except IntegrityError:
        earlier = SubmittedToken.objects.get(token=ticket.token)
        raise AlreadyReceived(earlier, earlier.digest == digest) from None


def digest_of(data: QueryDict, files: MultiValueDict[str, UploadedFile] | None = None) -> str:
    """A fingerprint of what was typed, and of the files that were sent with it."""
    typed = sorted((name, values) for name, values in data.lists() if name not in NOT_TYPED)
    digest = hashlib.sha256(json.dumps(typed).encode())
    for name, sent in sorted(files.lists() if files else []):
        for file in sent:
            digest.update(f"{name}\0{file.name}\0{file.size}\0".encode())
            for chunk in file.chunks():
                digest.update(chunk)
    return digest.hexdigest()
