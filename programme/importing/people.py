"""Who the person of a row is: somebody known, by address or by name and organisation, or somebody new."""

from __future__ import annotations

from django.utils.translation import gettext as _

from digiportal.accounts.models import User
from digiportal.clock import today
from programme.importing.known import Known
from programme.importing.plans import PersonTarget, RowPlan
from programme.importing.understanding import Problem
from programme.models import Organisation, Person, RowChoice


class PersonPlanner:
    """Goes through the rows in their order, and remembers whom it has met."""

    def __init__(self, known: Known, actor: User) -> None:
        self.known = known
        self.actor = actor
        self._by_email: dict[str, tuple[PersonTarget, int]] = {}
        self._by_name: dict[tuple[str, int], tuple[PersonTarget, int]] = {}

    def plan(self, plan: RowPlan) -> None:
        """Set the person of ``plan``, or say what is wrong."""
        one = plan.understood
        organisation = self._organisation(plan)
        if not one.name or organisation is None or one.wrong("email"):
            return
        target = self._met(plan, organisation) or self._find(plan, organisation)
        if target is None:
            return
        plan.person = target
        self._ask_for_itself(plan, target)
        if one.wants_login and not self._has_user(target):
            target.wants_login = True
        self._say(plan, target)

    # The organisation

    def _organisation(self, plan: RowPlan) -> Organisation | None:
        text = plan.understood.organisation
        if not text:
            return None
        found = self.known.organisations(text)
        if len(found) == 1:
            return self._living(plan, found[0])
        plan.problems.append(Problem("organisation", self._why_unknown(text, len(found))))
        return None

    def _living(self, plan: RowPlan, organisation: Organisation) -> Organisation | None:
        if organisation.valid_to is not None and organisation.valid_to <= today():
            text = _("%(name)s no longer exists. Write the organisation that took over.") % {"name": organisation.name}
            plan.problems.append(Problem("organisation", text))
            return None
        if organisation.pk not in self.known.parties:
            plan.notes.append(_("%(name)s is no party of this cooperation.") % {"name": organisation.name})
        return organisation

    def _why_unknown(self, text: str, count: int) -> str:
        if count:
            return _("There are several called «%(text)s». Write the organisation number instead.") % {"text": text}
        near = self.known.nearest_organisation(text)
        unknown = _("«%(text)s» is no organisation that the portal knows.") % {"text": text}
        return f"{unknown} {_('Did you mean «%(name)s»?') % {'name': near}}" if near else unknown

    # The person

    def _met(self, plan: RowPlan, organisation: Organisation) -> PersonTarget | None:
        """Somebody of an earlier row: the same address, or the same name and organisation without another address."""
        one = plan.understood
        if one.email and one.email in self._by_email:
            target, number = self._by_email[one.email]
            if target.name.casefold() != one.name.casefold() or target.organisation != organisation:
                text = _("Row %(number)s has the same e-mail for %(name)s. Everybody needs an address of their own.")
                plan.problems.append(Problem("email", text % {"number": number, "name": target.name}))
            return target
        met = self._by_name.get((one.name.casefold(), organisation.pk))
        if met is None or one.row.choice == RowChoice.OTHER:
            return None
        target, number = met
        if one.email and target.email and one.email != target.email and one.row.choice != RowChoice.SAME:
            plan.asks_for_choice = True
            text = _("Row %(number)s has %(name)s with another e-mail. Is it the same person?")
            plan.problems.append(Problem("email", text % {"number": number, "name": one.name}))
        if one.email and not target.email:
            target.email = one.email
            if target.known is not None:
                target.changes["email"] = one.email
            self._by_email[one.email] = (target, one.row.number)
        return target

    def _find(self, plan: RowPlan, organisation: Organisation) -> PersonTarget | None:
        """Somebody known, or somebody new."""
        one = plan.understood
        person = self._known(plan, organisation)
        if plan.asks_for_choice:
            return None
        email = one.email or (person.email if person else "")
        target = PersonTarget(person, one.name, email, organisation, one.position)
        if person is not None:
            self._note_changes(plan, target, person)
        plan.is_first_of_person = True
        if email:
            self._by_email[email] = (target, one.row.number)
        self._by_name.setdefault((one.name.casefold(), organisation.pk), (target, one.row.number))
        return target

    def _known(self, plan: RowPlan, organisation: Organisation) -> Person | None:
        one = plan.understood
        by_email = self.known.by_email.get(one.email) if one.email else None
        if by_email is not None:
            self._check_name(plan, by_email.name)
            return by_email
        user = self.known.users.get(one.email) if one.email else None
        if user is not None:
            self._check_name(plan, user.full_name)
            return None
        return self._known_by_name(plan, organisation)

    def _check_name(self, plan: RowPlan, name: str) -> None:
        if name.casefold() != plan.understood.name.casefold():
            text = _("This address belongs to somebody who is known under another name.")
            plan.problems.append(Problem("email", text))

    def _known_by_name(self, plan: RowPlan, organisation: Organisation) -> Person | None:
        """The same name in the same organisation; under another address only the secretariat can tell who it is."""
        one = plan.understood
        namesakes = self.known.by_name.get((one.name.lower(), organisation.pk), [])
        if not namesakes or one.row.choice == RowChoice.OTHER:
            return None
        person = namesakes[0]
        address = _address(person)
        if one.email and address and one.row.choice != RowChoice.SAME:
            plan.asks_for_choice = True
            text = _(
                "%(name)s of %(organisation)s is known already, with the address %(address)s. Is it the same person?"
            )
            facts = {"name": person.name, "organisation": organisation.name, "address": _masked(address)}
            plan.problems.append(Problem("email", text % facts))
        return person

    # What happens

    def _note_changes(self, plan: RowPlan, target: PersonTarget, person: Person) -> None:
        one = plan.understood
        wanted = {"organisation": target.organisation}
        if one.position:
            wanted["position"] = one.position  # type: ignore[assignment]
        if one.email and person.user is None and person.email.lower() != one.email:
            wanted["email"] = one.email  # type: ignore[assignment]
        changes = {name: value for name, value in wanted.items() if getattr(person, name) != value}
        if changes and person.pk in self.known.elsewhere:
            plan.notes.append(_("Takes part in another cooperation too: organisation and position stay as they are."))
            changes = {}
        if person.user is not None and one.email and person.user.email.lower() != one.email:
            plan.notes.append(_("The address by which the person logs in stays as it is."))
        target.changes = changes

    def _ask_for_itself(self, plan: RowPlan, target: PersonTarget) -> None:
        user = target.known.user if target.known else self.known.users.get(target.email)
        if plan.understood.body and user is not None and user.pk == self.actor.pk:
            plan.problems.append(Problem("body", _("You can't give yourself a seat. Let somebody else do it.")))
        if target.wants_login and user is not None and not user.is_active:
            plan.notes.append(_("This person's log-in is closed."))

    def _has_user(self, target: PersonTarget) -> bool:
        return target.known is not None and target.known.user is not None

    def _say(self, plan: RowPlan, target: PersonTarget) -> None:
        if plan.is_first_of_person and target.known is None:
            plan.says.append(_("New person."))
        if not plan.is_first_of_person:
            return
        if "organisation" in target.changes:
            plan.says.append(_("Organisation: %(old)s → %(new)s.") % self._before(target, "organisation"))
        if "position" in target.changes:
            plan.says.append(_("Position: %(old)s → %(new)s.") % self._before(target, "position"))
        if "email" in target.changes:
            plan.says.append(_("E-mail: %(old)s → %(new)s.") % self._before(target, "email"))
        if target.wants_login:
            plan.says.append(_("Gets a log-in."))

    def _before(self, target: PersonTarget, name: str) -> dict[str, object]:
        return {"old": getattr(target.known, name) or _("nothing"), "new": target.changes[name]}


def _address(person: Person) -> str:
    return person.user.email if person.user else person.email


def _masked(email: str) -> str:
    """Enough of an address to know it again."""
    local, _at, domain = email.partition("@")
    return f"{local[:2]}…@{domain}"
