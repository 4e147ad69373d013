"""Who sees and does what with programmes, organisations, bodies, meetings, cases and resolutions.

Conditions in SQL, built from the anchors that a user holds rights on. Rights that follow from a higher package's
anchors (a project) are routed here by that package through ``add_route``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q

from digiportal.access.holdings import Holdings, holdings
from digiportal.access.seeing import seeing
from digiportal.clock import today
from digiportal.records.models import on_date

Route = Callable[[Holdings], Iterable[int]]
"""From holdings to primary keys of programmes."""

ON_PROGRAMME = "programme.Programme"
ON_ORGANISATION = "programme.Organisation"
ON_BODY = "programme.Body"
ON_PORTAL = "access.Portal"

_routes: dict[str, list[Route]] = {}


def add_route(right: str, route: Route) -> None:
    """Another way of coming to ``right`` on a programme."""
    _routes.setdefault(right, []).append(route)


def by_programme(codename: str) -> Route:
    """Held on the programme itself."""
    return lambda held: held.ids(ON_PROGRAMME, codename)


def by_party(codename: str, **narrowed: Any) -> Route:
    """Held on an organisation that is a party of the programme today."""

    def route(held: Holdings) -> Iterable[int]:
        organisations = held.ids(ON_ORGANISATION, codename)
        if not organisations:
            return ()
        parties = apps.get_model("programme", "Party").objects.filter(on_date(today()), **narrowed)
        parties = parties.filter(organisation__in=organisations)
        return parties.values_list("programme", flat=True)

    return route


def by_portal_until_led(codename: str) -> Route:
    """Held on the portal, for programmes that nobody leads or is to lead: the first leader comes from outside."""

    def route(held: Holdings) -> Iterable[int]:
        if not held.ids(ON_PORTAL, codename):
            return ()
        roles = apps.get_model("programme", "ProgrammeRole").objects.filter(role="programme_leader")
        not_over = Q(group__role_assignments__valid_to__isnull=True) | Q(group__role_assignments__valid_to__gt=today())
        led = roles.filter(not_over, group__role_assignments__isnull=False).values("anchor")
        return apps.get_model("programme", "Programme").objects.exclude(pk__in=led).values_list("pk", flat=True)

    return route


def by_host(codename: str) -> Route:
    """Held on the host of the programme."""
    return by_party(codename, capacity="host")


def by_body(codename: str) -> Route:
    """Held on a body of the programme."""

    def route(held: Holdings) -> Iterable[int]:
        bodies = held.ids(ON_BODY, codename)
        if not bodies:
            return ()
        return apps.get_model("programme", "Body").objects.filter(pk__in=bodies).values_list("programme", flat=True)

    return route


def programmes(user: Any, right: str) -> frozenset[int]:
    """Primary keys of the programmes on which the user has ``right`` today, by whichever route."""
    held = holdings(user)

    def collect() -> frozenset[int]:
        found = frozenset(pk for route in _routes[right] for pk in route(held))
        seen = seeing(user)
        return found if seen is None else found & {seen.within}

    return held.derive(("programmes", right), collect)  # type: ignore[no-any-return]


def person_id(user: Any) -> int | None:
    """The person that the user is, or None."""
    if not user.is_authenticated:
        return None
    person = apps.get_model("programme", "Person")
    find = person.objects.filter(user=user).values_list("pk", flat=True).first
    return holdings(user).derive("person", find)  # type: ignore[no-any-return]


def disqualified_cases(person: int | None) -> Any:
    """Subquery of the cases in which the person is disqualified (R19); empty for somebody who is no person."""
    return apps.get_model("programme", "Disqualification").objects.filter(person=person).values("case")


class ProgrammePolicy:
    """Programmes: the rights that ``add_route`` and the tables know."""

    @staticmethod
    def visible(user: Any) -> Q:
        return Q(pk__in=programmes(user, "see_programme"))

    @staticmethod
    def having(right: str) -> Callable[[Any], Q]:
        return lambda user: Q(pk__in=programmes(user, right))


class UnderProgramme:
    """Records that lie directly under a programme ask it."""

    @staticmethod
    def having(right: str, path: str = "programme") -> Callable[[Any], Q]:
        return lambda user: Q(**{f"{path}__in": programmes(user, right)})


class OrganisationPolicy:
    """An organisation's own matters: its own roles, and the offices of programmes that it is a party of."""

    @staticmethod
    def having(right: str) -> Callable[[Any], Q]:
        return lambda user: Q(pk__in=holdings(user).ids(ON_ORGANISATION, right))

    @staticmethod
    def gets_chief_executive(user: Any) -> Q:
        """Whoever gives the first roles gives it in every organisation."""
        return Q(pk__isnull=not holdings(user).ids(ON_PORTAL, "give_first_roles"))

    @staticmethod
    def roles_visible(user: Any) -> Q:
        """Its own roles, those who give its chief executive, and the offices of programmes that it is a party of today."""
        own = Q(pk__in=holdings(user).ids(ON_ORGANISATION, "see_cooperation"))
        parties = apps.get_model("programme", "Party").objects.filter(on_date(today()))
        parties = parties.filter(programme__in=programmes(user, "change_setup")).values("organisation")
        return own | Q(pk__in=parties) | OrganisationPolicy.gets_chief_executive(user)


class BodyPolicy:
    """Bodies: roles in the body itself, or an office of its programme."""

    @staticmethod
    def visible(user: Any) -> Q:
        return Q(programme__in=programmes(user, "see_programme"))

    @staticmethod
    def having(on_body: str, on_programme: str) -> Callable[[Any], Q]:
        return lambda user: (
            Q(pk__in=holdings(user).ids(ON_BODY, on_body)) | Q(programme__in=programmes(user, on_programme))
        )


class CasePolicy:
    """Cases: open ones once they are on a sent agenda, drafts to those who prepare, exempt ones to their circle (R19)."""

    @staticmethod
    def visible(user: Any) -> Q:
        person = person_id(user)
        own = Q(proposer=person) if person else Q(pk__in=())
        in_programme = Q(programme__in=programmes(user, "see_programme"))
        sent = Q(treatments__meeting__state__in=["called", "closed", "signed"]) | Q(
            treatments__resolution__outside_portal=True
        )
        preparing = Q(programme__in=programmes(user, "see_draft_minutes")) | Q(
            treatments__body__in=holdings(user).ids(ON_BODY, "comment_case")
        )
        readable = in_programme & (own | preparing | sent)
        return readable & (Q(is_exempt=False) | own | CasePolicy.circle(user)) & ~Q(pk__in=disqualified_cases(person))

    @staticmethod
    def circle(user: Any) -> Q:
        """Those of the treating bodies, those who write the programme's minutes, and the auditor."""
        offices = programmes(user, "see_all_exempt") | programmes(user, "write_minutes")
        return Q(programme__in=offices) | Q(treatments__body__in=holdings(user).ids(ON_BODY, "see_body_exempt"))

    @staticmethod
    def attachable(user: Any) -> Q:
        """Cases to which the user may add files: one's own, those of one's organisation, and those that one prepares."""
        held, person = holdings(user), person_id(user)
        own = Q(proposer=person) if person else Q(pk__in=())
        ours = Q(proposing_organisation__in=held.ids(ON_ORGANISATION, "organisation_puts_forward_case"))
        bodies = held.ids(ON_BODY, "set_body_agenda") | held.ids(ON_BODY, "write_body_minutes")
        preparing = Q(programme__in=programmes(user, "see_draft_minutes")) | Q(treatments__body__in=bodies)
        return CasePolicy.visible(user) & (own | ours | preparing)


class CaseAttachmentPolicy:
    """Attachments follow their case; exempt ones are for the case's circle, its proposer, and whoever added them (R19)."""

    @staticmethod
    def visible(user: Any) -> Q:
        cases = apps.get_model("programme", "Case").objects.filter(CasePolicy.visible(user)).values("pk")
        return Q(case__in=cases) & (Q(is_exempt=False) | CaseAttachmentPolicy._trusted(user))

    @staticmethod
    def _trusted(user: Any) -> Q:
        person = person_id(user)
        own = Q(proposer=person) if person else Q(pk__in=())
        circle = apps.get_model("programme", "Case").objects.filter(CasePolicy.circle(user) | own).values("pk")
        return Q(case__in=circle) | Q(file__uploaded_by=user.pk, file__uploaded_by__isnull=False)

    @staticmethod
    def readable(user: Any) -> Q:
        """Those whose file is served: what was taken away can be read no more."""
        return CaseAttachmentPolicy.visible(user) & Q(detached_on__isnull=True)

    @staticmethod
    def stays_visible(user: Any) -> Q:
        """Those that the user would still see when they are exempt."""
        return CaseAttachmentPolicy.visible(user) & CaseAttachmentPolicy._trusted(user)

    @staticmethod
    def attachable(user: Any) -> Q:
        cases = apps.get_model("programme", "Case").objects.filter(CasePolicy.attachable(user)).values("pk")
        return CaseAttachmentPolicy.readable(user) & Q(case__in=cases)

    @staticmethod
    def screenable(user: Any) -> Q:
        return CaseAttachmentPolicy.readable(user) & Q(case__programme__in=programmes(user, "publish"))


class ResolutionPolicy:
    """Resolutions: locked ones to the programme, drafts to those who write, exempt ones to their circle (R19)."""

    @staticmethod
    def visible(user: Any) -> Q:
        person = person_id(user)
        own = Q(treatment__case__proposer=person) if person else Q(pk__in=())
        in_programme = Q(programme__in=programmes(user, "see_programme"))
        preparing = Q(programme__in=programmes(user, "see_draft_minutes")) | Q(
            body__in=holdings(user).ids(ON_BODY, "comment_case")
        )
        offices = programmes(user, "see_all_exempt") | programmes(user, "write_minutes")
        circle = Q(programme__in=offices) | Q(body__in=holdings(user).ids(ON_BODY, "see_body_exempt"))
        qualified = Q(treatment__isnull=True) | ~Q(treatment__case__in=disqualified_cases(person))
        readable = in_programme & (Q(locked_at__isnull=False) | own | preparing)
        return readable & (Q(is_exempt=False) | own | circle) & qualified


class FollowUpPolicy:
    """Reporting on what is asked: the responsible organisation's or body's roles, or the offices for them (R16)."""

    @staticmethod
    def visible(user: Any) -> Q:
        resolutions = apps.get_model("programme", "Resolution").objects.visible_to(user)
        return Q(point__resolution__in=resolutions)

    @staticmethod
    def reportable(user: Any) -> Q:
        held = holdings(user)
        return (
            Q(organisation__in=held.ids(ON_ORGANISATION, "answer_follow_up"))
            | Q(body__in=held.ids(ON_BODY, "body_reports_follow_up"))
            | Q(point__resolution__programme__in=programmes(user, "report_any_follow_up"))
        )
