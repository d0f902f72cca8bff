"""What waits for a second member: a closing, a release, the moves that take or give for good."""

from typing import Final

from qaitaru.casework.asset_phases import needs_second
from qaitaru.casework.bodies.conduct import Closing
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.bodies.weighty import WEIGHTY
from qaitaru.casework.record import CaseEntry, CaseRecord

ALWAYS: Final = (Closing, ReleaseAsked)


def waits(entry: CaseEntry) -> bool:
    """Whether an entry means nothing until a second member says yes."""
    body = entry.body
    if entry.corrects and isinstance(body, WEIGHTY):
        return True
    return isinstance(body, ALWAYS) or (isinstance(body, PhaseMove) and needs_second(body))


def waiting(record: CaseRecord) -> tuple[CaseEntry, ...]:
    """The entries that nobody has decided on, in order."""
    told = (one for one in record.entries if waits(one))
    return tuple(one for one in told if record.decision_on(one.number) is None)
