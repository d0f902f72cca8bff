"""The kinds of entries with editions that a pack holds, each under its name in the files."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from qaitaru.law.agencies import AgencyKind
from qaitaru.law.checklists import Checklist, Trigger
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.editions import Dated, Entry
from qaitaru.law.offences import Offence
from qaitaru.law.pack import Pack
from qaitaru.law.provisional import Provisional
from qaitaru.law.refusals import Refusal
from qaitaru.law.request_contents import RequestContent
from qaitaru.law.thresholds import Threshold


class Kind(StrEnum):
    """A kind of entry, as its table is named in a pack; words stand under ``law.kind``."""

    OFFENCE = "offence"
    PROVISIONAL = "provisional"
    CONFISCATION = "confiscation"
    REQUEST_CONTENT = "request_content"
    REFUSAL = "refusal"
    AGENCY = "agency"
    CHECKLIST = "checklist"
    TRIGGER = "trigger"
    THRESHOLD = "threshold"


SHELVES: Final[dict[type[Entry], Kind]] = {
    Offence: Kind.OFFENCE,
    Provisional: Kind.PROVISIONAL,
    Confiscation: Kind.CONFISCATION,
    RequestContent: Kind.REQUEST_CONTENT,
    Refusal: Kind.REFUSAL,
    AgencyKind: Kind.AGENCY,
    Checklist: Kind.CHECKLIST,
    Trigger: Kind.TRIGGER,
    Threshold: Kind.THRESHOLD,
}


def shelf(pack: Pack, kind: Kind) -> tuple[Entry, ...]:
    """A pack's entries of one kind, in the order of its files."""
    found: tuple[Entry, ...] = getattr(pack, kind.value)
    return found


def editions_of(entry: Entry) -> tuple[Dated, ...]:
    """An entry's editions, oldest first, whatever its kind."""
    found: tuple[Dated, ...] = getattr(entry, "editions")  # noqa: B009  # each kind's own type
    return found


def shelved(pack: Pack) -> Iterator[tuple[Kind, int, Entry]]:
    """Every entry of a pack with its kind and its place in it."""
    for kind in Kind:
        for index, entry in enumerate(shelf(pack, kind)):
            yield kind, index, entry
