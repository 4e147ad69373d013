"""A frozen document is what was frozen, and stays so."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from digiportal.accounts.models import User
from digiportal.documents import services
from digiportal.documents.models import FrozenDocument
from digiportal.documents.rendering import RenderedDocument
from digiportal.documents.services import DocumentTooLarge, freeze
from tests.documents.sample import META

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary() -> User:
    return User.objects.create_user("sekretariat@example.org", full_name="Sekretariatet")


@pytest.fixture
def frozen(small: RenderedDocument, secretary: User) -> FrozenDocument:
    facts = {"total": Decimal("1000000.00")}
    return freeze(small, meta=META, kind="annual-report", facts=facts, frozen_by=secretary)


def test_bytes_and_facts_are_kept(frozen: FrozenDocument, small: RenderedDocument) -> None:
    kept = FrozenDocument.objects.get(identifier=META.identifier)
    assert bytes(kept.pdf) == small.pdf
    assert kept.sha256 == hashlib.sha256(small.pdf).hexdigest()
    assert (kept.issue, kept.page_count, kept.size) == (1, 1, len(small.pdf))
    assert (kept.title, kept.language, kept.dated) == (META.title, "nn", META.moment)
    assert kept.facts == {"total": "1000000.00"}
    assert kept.is_intact
    assert kept.file_name == "annual-report-vest-telemark-2018-1.pdf"


def test_same_bytes_are_kept_once(frozen: FrozenDocument, small: RenderedDocument, secretary: User) -> None:
    again = freeze(small, meta=META, kind="annual-report", facts={}, frozen_by=secretary)
    assert again == frozen


def test_other_bytes_are_the_next_issue(frozen: FrozenDocument, sample: RenderedDocument, secretary: User) -> None:
    later = freeze(sample, meta=META, kind="annual-report", facts={}, frozen_by=secretary)
    other = freeze(sample, meta=replace(META, identifier="other/1"), kind="other", facts={}, frozen_by=secretary)
    assert (later.issue, other.issue) == (2, 1)
    assert list(FrozenDocument.objects.of(META.identifier)) == [later, frozen]


def test_too_large_a_file_is_refused(small: RenderedDocument, secretary: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MAX_SIZE", len(small.pdf) - 1)
    with pytest.raises(DocumentTooLarge):
        freeze(small, meta=META, kind="annual-report", facts={}, frozen_by=secretary)


@pytest.mark.parametrize("changes", [{"title": "Noko anna"}, {"pdf": b"x"}, {"facts": {}}])
def test_nothing_changes_a_frozen_document(frozen: FrozenDocument, changes: dict[str, Any]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).delete()


@pytest.mark.parametrize("wrong", [{"sha256": "0" * 64}, {"size": 1}, {"language": "se"}, {"page_count": 0}])
def test_the_database_checks_what_is_said_of_the_bytes(frozen: FrozenDocument, wrong: dict[str, Any]) -> None:
    values = {field.attname: getattr(frozen, field.attname) for field in FrozenDocument._meta.concrete_fields}
    values |= {"id": None, "issue": 2, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenDocument.objects.create(**values)


def test_lists_leave_the_bytes_in_the_database(frozen: FrozenDocument) -> None:
    listed = FrozenDocument.objects.of(META.identifier).get()
    assert {"pdf", "facts"} <= listed.get_deferred_fields()
