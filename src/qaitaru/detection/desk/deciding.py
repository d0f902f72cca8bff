"""What becomes of a finding: looked at, taken into the case, dismissed, or held back for a time.

Who takes a finding into the case, or notes to have looked at it, closes nothing and does it alone.
To dismiss and to hold back is proposed by one member and confirmed by another.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """What a step says of a finding."""

    LOOKED = "looked"
    TAKEN = "taken"  # into the case
    DISMISSED = "dismissed"  # innocent, or no finding at all
    SUPPRESSED = "suppressed"  # held back until a day, with what is like it


class Move(StrEnum):
    """One step of a decision."""

    NOTED = "noted"  # holds at once: it closes nothing
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"  # by a second member
    REFUSED = "refused"  # by a second member
    WITHDRAWN = "withdrawn"  # by the member who proposed it


ALONE: Final = frozenset({Verdict.LOOKED, Verdict.TAKEN})
"""What one member may say."""

GROUNDS: Final = (
    "document",
    "business",
    "own_accounts",
    "salary",
    "source_fault",
    "known_before",
    "other",
)
"""Why a finding is dismissed or held back; ``other`` is told in words besides."""
NEEDS_REMARK: Final = frozenset({"other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the decision on a finding, as a member took it.

    ``sighting`` is the number of what was seen when it was decided. ``expires_on`` and the scope
    (typology, and accounts by key) are of a suppression. ``answers`` is the number of the proposal
    that is answered, else 0.
    """

    number: int
    finding: int
    sighting: int
    move: Move
    verdict: Verdict
    ground: str = ""
    remark: str = ""
    expires_on: date | None = None
    typology: str = ""
    accounts: tuple[str, ...] = ()
    answers: int = 0
    member: str = ""
    at: str = ""
