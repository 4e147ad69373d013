"""One file with all that the portal has about a person: JSON for programs, a page for people (GDPR articles 15 and 20)."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from digiportal.accounts.models import User
from digiportal.personal.registry import Row, all_sections

NAME = "personopplysninger"


def personal_archive(user: User) -> bytes:
    """A ZIP with the two files, made now and kept nowhere."""
    gathered = [(section, list(section.rows(user))) for section in all_sections()]
    made_at = timezone.now()
    as_json = {"made_at": made_at} | {section.key: [_plain(row) for row in rows] for section, rows in gathered}
    page = {
        "person": user,
        "made_at": made_at,
        "sections": [(str(section.title), rows) for section, rows in gathered],
        "spoken": get_language(),
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{NAME}.json", json.dumps(as_json, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        file.writestr(f"{NAME}.html", render_to_string("personal/archive.html", page))
    return archive.getvalue()


def _plain(row: Row) -> dict[str, Any]:
    return {fact.key: fact.value for fact in row}
