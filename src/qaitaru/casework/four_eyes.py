"""What waits for a second member: a closing, a release, a sending, a use, what takes or gives."""

from typing import Final

from qaitaru.casework.asset_phases import needs_second
from qaitaru.casework.bodies.conduct import Closing
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.bodies.requests import ConsentToUse
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.bodies.weighty import WEIGHTY
from qaitaru.casework.moves import WAYS
from qaitaru.casework.record import CaseEntry, CaseRecord

ALWAYS: Final = (Closing, ReleaseAsked, ConsentToUse, SendingAsked)

_VERBS: Final = {
    Closing: "close",
    ReleaseAsked: "release_measure",
    ConsentToUse: "request",
    SendingAsked: "share",
}


def waits(entry: CaseEntry) -> bool:
    """Whether an entry means nothing until a second member says yes."""
    body = entry.body
    if entry.corrects and isinstance(body, WEIGHTY):
        return True
    return isinstance(body, ALWAYS) or (isinstance(body, PhaseMove) and needs_second(body))


def verb_of(entry: CaseEntry) -> str:
    """What a member must be allowed beside deciding, to say yes or no to an entry."""
    if entry.corrects:
        return "correct"
    if isinstance(entry.body, PhaseMove):
        ways = (one.verb for one in WAYS if one.to.value == entry.body.to)
        return next(ways, "move_asset")
    return _VERBS.get(type(entry.body), "decide")


def waiting(record: CaseRecord) -> tuple[CaseEntry, ...]:
    """The entries that nobody has decided on, in order."""
    told = (one for one in record.entries if waits(one))
    return tuple(one for one in told if record.decision_on(one.number) is None)
