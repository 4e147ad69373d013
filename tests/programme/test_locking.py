"""What nobody changes: tried as the application's database role, through the portal's own classes and by plain SQL."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from digiportal.accounts.models import User
from finance.models import Budget, BudgetAmount, CostSharing, Share
from finance.services.sharing import calculate
from programme.models import (
    AgreementVersion,
    AnnualReport,
    CaseTreatment,
    Meeting,
    Resolution,
    ResolutionCorrection,
    ResolutionPoint,
)
from programme.services.agreements import may_come_into_force, put_in_force
from programme.services.annual import adopt_plan, adopt_report
from programme.services.meetings import close_meeting, give_number, send_notice
from programme.services.resolutions import correct_resolution, record_resolution

pytestmark = [pytest.mark.django_db, pytest.mark.demonstration]


def refused(statement: str, *values: object) -> bool:
    """Whether the database refuses a statement of the application's role."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


@pytest.fixture
def resolution() -> Resolution:
    return Resolution.objects.get(programme__slug="trondelag-2018")


@pytest.mark.rule("R15")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE programme_resolution SET title = 'x' WHERE id = %s",
        "UPDATE programme_resolution SET locked_at = NULL WHERE id = %s",
        "DELETE FROM programme_resolution WHERE id = %s",
        "UPDATE programme_resolutionpoint SET text = 'x' WHERE resolution_id = %s",
        "DELETE FROM programme_resolutionpoint WHERE resolution_id = %s",
        "INSERT INTO programme_resolutionpoint (resolution_id, number, text, number_note) VALUES (%s, 12, 'x', '')",
        "INSERT INTO programme_dissent (resolution_id, organisation_id, words)"
        " SELECT %s, id, 'x' FROM programme_organisation LIMIT 1",
    ],
)
def test_a_locked_resolution_stands(resolution: Resolution, statement: str) -> None:
    assert refused(statement, resolution.pk)


@pytest.mark.rule("R15")
@pytest.mark.rule("R19")
def test_screening_changes_who_sees_and_not_what_was_decided(resolution: Resolution) -> None:
    resolution.is_exempt, resolution.public_title = True, "Skjermet sak"
    resolution.exempt_law, resolution.exempt_section = "offentleglova", "23"
    resolution.save()
    resolution.refresh_from_db()
    assert resolution.is_exempt
    assert resolution.points.count() == 11


@pytest.mark.rule("R15")
def test_a_correction_stands_beside_the_original(resolution: Resolution) -> None:
    secretary = User.objects.get(email="sekretariat.digitrondelag@example.org")
    correct_resolution(secretary, resolution, "Punkt 6: «høsten 2018» skal være «høsten 2019».")
    assert resolution.corrections.get().made_by == secretary
    table = ResolutionCorrection._meta.db_table
    assert refused(f"UPDATE {table} SET text = 'x'")
    assert refused(f"DELETE FROM {table}")


@pytest.mark.rule("R15")
def test_histories_only_grow() -> None:
    table = Resolution.history.model._meta.db_table
    assert refused(f"UPDATE {table} SET title = 'x'")
    assert refused(f"DELETE FROM {table}")


@pytest.mark.rule("R15")
def test_signed_minutes_stand() -> None:
    meeting = Meeting.objects.filter(state="signed")[0]
    meeting.place = "Et annet sted"
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.save()


@pytest.mark.rule("R15")
def test_nothing_is_added_to_a_closed_meeting() -> None:
    treatment = CaseTreatment.objects.filter(meeting__state="signed", resolution__isnull=False)[0]
    late = Resolution(
        programme=treatment.case.programme,
        body=treatment.body,
        treatment=treatment,
        title="For sent",
        decided_on=treatment.meeting.date,
        how="consensus",
    )
    with pytest.raises(ValidationError):
        record_resolution(None, late, [ResolutionPoint(number=1, text="x")])


@pytest.mark.rule("R14")
def test_numbers_come_with_the_notice_without_gaps() -> None:
    numbers = CaseTreatment.objects.filter(body__slug="programstyret", year=2026).order_by("sequence")
    assert list(numbers.values_list("sequence", flat=True)) == list(range(1, numbers.count() + 1))
    assert not CaseTreatment.objects.filter(meeting__state="planned", sequence__isnull=False).exists()


@pytest.mark.rule("R14")
def test_a_number_is_written_as_the_body_writes_it_and_never_used_again() -> None:
    treatment = CaseTreatment.objects.filter(body__slug="radmannsutvalet", year=2026).order_by("sequence")[0]
    assert treatment.number == "sak 01/26"
    again = CaseTreatment.objects.get(pk=treatment.pk)
    again.pk, again._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    treatment.pk, treatment._state.adding, treatment.sequence = None, True, None
    treatment.meeting = Meeting.objects.filter(body__slug="radmannsutvalet", state="called")[0]
    given = give_number(None, treatment)
    used = CaseTreatment.objects.filter(body=given.body, year=2026).exclude(pk=given.pk)
    assert given.sequence == 1 + max(used.values_list("sequence", flat=True))


@pytest.mark.rule("R15")
def test_a_meeting_goes_its_way_in_order() -> None:
    planned = Meeting.objects.filter(state="planned")[0]
    with pytest.raises(ValidationError):
        close_meeting(None, planned)
    called = send_notice(None, planned, datetime.date(2026, 11, 20))
    assert called.state == "called"
    assert called.version == planned.version + 1


@pytest.mark.rule("R50")
def test_adopted_shares_and_budgets_are_frozen() -> None:
    sharing = CostSharing.objects.get(programme__slug="digitrondelag", year=2026)
    with pytest.raises(ValidationError):
        calculate(None, sharing)
    assert refused("UPDATE finance_share SET amount = amount + 1 WHERE sharing_id = %s", sharing.pk)
    assert refused("UPDATE finance_costsharing SET total = 1 WHERE id = %s", sharing.pk)
    budget = Budget.objects.get(programme__slug="digitrondelag", slug="budsjett-2026")
    assert refused("DELETE FROM finance_budgetline WHERE budget_id = %s", budget.pk)
    assert BudgetAmount.objects.filter(line__budget=budget).exists()
    assert refused(
        "UPDATE finance_budgetamount SET amount = 1"
        " WHERE line_id IN (SELECT id FROM finance_budgetline WHERE budget_id = %s)",
        budget.pk,
    )


@pytest.mark.rule("R42")
def test_every_sharing_of_the_demonstration_adds_up() -> None:
    for sharing in CostSharing.objects.all():
        assert sum(Share.objects.filter(sharing=sharing).values_list("amount", flat=True)) == sharing.total


@pytest.mark.rule("R1")
def test_a_version_waits_for_every_party() -> None:
    version = AgreementVersion.objects.get(agreement__programme__slug="digitrondelag", state="sent")
    assert not may_come_into_force(version)
    with pytest.raises(ValidationError, match="Åfjord"):
        put_in_force(None, version, datetime.date(2027, 1, 1))
    version.questions.get().treatments.update(
        outcome="yes", deciding_body="Formannskapet", decided_on=datetime.date(2026, 11, 1)
    )
    assert may_come_into_force(version)


@pytest.mark.rule("R51")
def test_only_the_competent_body_adopts_a_plan() -> None:
    resolution = Resolution.objects.filter(body__slug="programstyret", locked_at__isnull=False)[0]
    plan = resolution.programme.annual_plans.get(year=2027)
    with pytest.raises(ValidationError, match="Programstyret"):
        adopt_plan(None, plan, resolution)


@pytest.mark.rule("R51")
def test_a_report_waits_until_its_year_is_over() -> None:
    resolution = Resolution.objects.filter(body__slug="portefoljestyret", locked_at__isnull=False)[0]
    report = AnnualReport(programme=resolution.programme, year=2026)
    with pytest.raises(ValidationError):
        adopt_report(None, report, resolution, None)  # type: ignore[arg-type]
