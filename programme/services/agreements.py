"""Versions of an agreement: put to the parties, in force when the agreement's own rule is met (R1, R3)."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from digiportal.access.authorising import authorise
from digiportal.records.recording import record
from programme.models import (
    ANSWERED,
    BINDING,
    AgreementVersion,
    AmendmentRule,
    LocalTreatment,
    Organisation,
    Outcome,
    Question,
    VersionState,
)


def ask_parties(actor: Any, question: Question, asked_on: datetime.date) -> Question:
    """Put a question to every party of that day; each gets a treatment of its own to answer (R3)."""
    authorise(actor, "change_setup", question.programme)
    with transaction.atomic():
        question.asked_on = asked_on
        record(question, actor, _("Put to the parties."))
        for party in question.programme.parties.members().on(asked_on).select_related("organisation"):
            treatment = LocalTreatment(
                question=question,
                organisation=party.organisation,
                source=question.source,
                source_place=question.source_place,
                is_example=question.is_example,
            )
            record(treatment, actor, _("Put to the parties."))
        version = question.agreement_version
        if version is not None and version.state == VersionState.DRAFT:
            version.state = VersionState.SENT
            record(version, actor, _("Put to the parties."))
    return question


def answer_question(actor: Any, treatment: LocalTreatment) -> LocalTreatment:
    """A party answers by its own deciding body; only such an answer binds it (R3)."""
    authorise(actor, "answer_treatment", treatment.organisation)
    return record(treatment, actor, _("The party's own treatment."))


def missing_parties(question: Question) -> list[Organisation]:
    """Parties that have not answered, by name (R1)."""
    treatments = question.treatments.exclude(outcome__in=ANSWERED).select_related("organisation")
    return [treatment.organisation for treatment in treatments]


def may_come_into_force(version: AgreementVersion) -> bool:
    """Whether the agreement's rule for changes is met by the parties' answers (R1)."""
    treatments = LocalTreatment.objects.filter(question__agreement_version=version)
    outcomes = list(treatments.values_list("outcome", flat=True))
    agreeing = sum(outcome in BINDING for outcome in outcomes)
    rule = version.agreement.amendment_rule
    if not outcomes:
        return False
    if rule == AmendmentRule.TWO_THIRDS:
        return 3 * agreeing >= 2 * len(outcomes)
    return agreeing == len(outcomes)


def put_in_force(actor: Any, version: AgreementVersion, valid_from: datetime.date) -> AgreementVersion:
    """Let a version come into force and the one before it be replaced.

    Raises ``ValidationError`` naming who is missing as long as the agreement's rule isn't met.
    """
    authorise(actor, "change_setup", version.agreement.programme)
    if not may_come_into_force(version):
        lacking = LocalTreatment.objects.filter(question__agreement_version=version).exclude(outcome__in=BINDING)
        names = ", ".join(lacking.values_list("organisation__name", flat=True))
        raise ValidationError(_("The agreement's rule for changes isn't met. Missing: %(names)s.") % {"names": names})
    return _replace(actor, version, valid_from)


def record_in_force_outside(
    actor: Any, version: AgreementVersion, valid_from: datetime.date | None
) -> AgreementVersion:
    """Record a version that came into force before or outside the portal, as its source document shows (R20)."""
    authorise(actor, "record_outside_decision", version.agreement.programme)
    return _replace(actor, version, valid_from)


def _replace(actor: Any, version: AgreementVersion, valid_from: datetime.date | None) -> AgreementVersion:
    with transaction.atomic():
        for old in version.agreement.versions.select_for_update().filter(state=VersionState.IN_FORCE):
            old.state, old.valid_to = VersionState.SUPERSEDED, valid_from
            record(old, actor, _("Replaced by a later version."))
        version.state, version.valid_from = VersionState.IN_FORCE, valid_from
        return record(version, actor, _("Came into force."))


def under_treatment(actor: Any, treatment: LocalTreatment, case_text: str) -> LocalTreatment:
    """A party has the question under treatment: its case is written, its answer not given."""
    authorise(actor, "answer_treatment", treatment.organisation)
    treatment.outcome = Outcome.UNDER_TREATMENT
    treatment.case_text = case_text
    return record(treatment, actor, _("Under treatment."))
