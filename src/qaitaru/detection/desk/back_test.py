"""What another value of a parameter would have found: told beside what was decided.

A finding of a trial keeps a decided one where both are one finding (same.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qaitaru.detection.desk.same import known_again
from qaitaru.detection.desk.sighting import Sighting
from qaitaru.detection.desk.standing import FindingState


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding at the desk, and where it stands."""

    sighting: Sighting
    state: FindingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One set of values: how many findings, and how many of those at the desk are among them.

    ``undecided`` are open or held back; ``fresh`` were never met.
    """

    values: tuple[tuple[str, int], ...]
    findings: int
    taken: int
    taken_of: int
    dismissed: int
    dismissed_of: int
    undecided: int
    fresh: int


def trial_of(
    values: tuple[tuple[str, int], ...],
    found: Sequence[Sighting],
    decided: Mapping[int, Decision],
) -> Trial:
    """How a trial stands to what was decided.

    Args:
        values: of the parameters that are tried, by name.
        found: what they find.
        decided: the findings at the desk that the same typology found, by number.
    """
    known = known_again(found, {number: one.sighting for number, one in decided.items()})
    kept = [decided[number].state for number in known.values()]
    every = [one.state for one in decided.values()]
    taken, dismissed = FindingState.TAKEN, FindingState.DISMISSED
    return Trial(
        values=values,
        findings=len(found),
        taken=kept.count(taken),
        taken_of=every.count(taken),
        dismissed=kept.count(dismissed),
        dismissed_of=every.count(dismissed),
        undecided=sum(one not in {taken, dismissed} for one in kept),
        fresh=len(found) - len(known),
    )
