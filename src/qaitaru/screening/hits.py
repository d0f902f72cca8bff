"""What the lists answer: each designation a party may be, with a score and its reasons."""

from dataclasses import dataclass
from enum import StrEnum

from qaitaru.facts.designations import Designation, ListedName


class HitKind(StrEnum):
    """What was put to the list."""

    PARTY = "party"
    PAYMENT = "payment"  # what stands in one: a side, a bank, words of its text


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against, with the two values that decided.

    ``kind`` names its sentence in the catalogues (``reason.<kind>``); ``effect`` is its evidence
    in nats, positive for, negative against, nought where it is only told.
    """

    kind: str
    effect: float
    asked: str
    listed: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A possible equality of a party and a designation, before anybody decided.

    The effects of the reasons add up to the log odds of the score, so every part of it is told.
    ``name`` is the listed name that agreed best, ``matched_name`` its text; where a number alone
    found the designation it is the primary name. ``evidence`` is the weight of what agrees, in
    nats: it orders hits of one score.
    """

    designation: Designation
    score: float
    matched_name: str
    name: ListedName
    reasons: tuple[Reason, ...]
    evidence: float = 0.0

    @property
    def order(self) -> tuple[float, float, str, str]:
        """The key hits are sorted by: best first, no two of one list alike."""
        one = self.designation
        return (-self.score, -self.evidence, one.reference, one.publisher)
