"""What the parties have answered to a question put to all of them, and who is missing (R1, R3)."""

from __future__ import annotations

from dataclasses import dataclass

from programme.models import ANSWERED, BINDING, AmendmentRule, LocalTreatment, Outcome, Question


@dataclass(frozen=True)
class Answers:
    """The answers to a question, by what they mean; ``treatments`` has them all, in the order of the parties."""

    question: Question
    treatments: tuple[LocalTreatment, ...]

    @property
    def agreeing(self) -> list[LocalTreatment]:
        return [treatment for treatment in self.treatments if treatment.outcome in BINDING]

    @property
    def declining(self) -> list[LocalTreatment]:
        return [treatment for treatment in self.treatments if treatment.outcome == Outcome.NO]

    @property
    def missing(self) -> list[LocalTreatment]:
        """Those that have not answered, the ones that treat it now included."""
        return [treatment for treatment in self.treatments if treatment.outcome not in ANSWERED]

    @property
    def is_met(self) -> bool:
        """Whether a version of an agreement may come into force by the agreement's own rule (R1)."""
        version = self.question.agreement_version
        if not self.treatments:
            return False
        if version is not None and version.agreement.amendment_rule == AmendmentRule.TWO_THIRDS:
            return 3 * len(self.agreeing) >= 2 * len(self.treatments)
        return len(self.agreeing) == len(self.treatments)


def answers(question: Question) -> Answers:
    """Uses prefetched ``treatments__organisation`` and ``agreement_version__agreement``."""
    return Answers(question, tuple(question.treatments.all()))
