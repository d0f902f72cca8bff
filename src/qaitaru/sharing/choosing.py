"""What goes along: the things chosen with all that was told of them, and what those stand on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from qaitaru.casework.bodies.conduct import RoleEnded, RoleGiven, Task, TaskDone
from qaitaru.casework.bodies.keeping import RightDecided
from qaitaru.casework.bodies.measures import Extension, MeasureStep, ReleaseAsked
from qaitaru.casework.bodies.orders import OrderStep
from qaitaru.casework.bodies.requests import Answer, AskedDropped, RequestStep
from qaitaru.casework.bodies.sharing import DecisionElsewhere, PackageCame, SendingAsked
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.sharing.references import mentioned

KEPT_HOME: Final = (RoleGiven, RoleEnded, Task, TaskDone, SendingAsked, PackageCame)
"""Who works here, and on what, is nobody else's business; and nobody else gives roles here."""

BECAME: Final = (
    AskedDropped, DecisionElsewhere, Extension, MeasureStep, OrderStep, ReleaseAsked,
    RequestStep, RightDecided,
)  # fmt: skip
"""What became of an entry: without it a measure that was lifted would look as if it held."""


def chosen(record: CaseRecord, things: Iterable[int] = ()) -> tuple[CaseEntry, ...]:
    """The entries that go along, in order: everything, or what belongs to some things.

    With a thing goes all that is about it; with each entry, what it is about, what it corrects,
    what its body names, what became of it, and every answer that brought its evidence item, so
    that the limitations of the item travel with it.
    """
    own = {one.number: one for one in record.entries if not isinstance(one.body, KEPT_HOME)}
    wanted = _whole(own, set(things)) if things else set(own)
    return tuple(own[number] for number in sorted(_with_ground(own, wanted)))


def outgrown(record: CaseRecord, entries: Iterable[int]) -> tuple[CaseEntry, ...]:
    """What was told since of entries that were to go: without it they would say what they do not.

    Other things told since change nothing of what was to go.
    """
    own = {one.number: one for one in record.entries if not isinstance(one.body, KEPT_HOME)}
    going = set(entries)
    return tuple(own[number] for number in sorted(_with_ground(own, going) - going))


def _whole(own: dict[int, CaseEntry], things: set[int]) -> set[int]:
    """The things and what is about them, and about that: an entry is younger than its own."""
    wanted = things & own.keys()
    for number in sorted(own):
        if own[number].about in wanted:
            wanted.add(number)
    return wanted


def _with_ground(own: dict[int, CaseEntry], wanted: set[int]) -> set[int]:
    """What is wanted and all that it stands on."""
    brought: dict[int, list[int]] = defaultdict(list)
    follows: dict[int, list[int]] = defaultdict(list)
    for one in own.values():
        follows[one.corrects].append(one.number)
        if isinstance(one.body, BECAME):
            follows[one.about].append(one.number)
        if isinstance(one.body, Answer):
            brought[one.body.exhibit].append(one.number)
    found: set[int] = set()
    waiting = list(wanted)
    while waiting:
        number = waiting.pop()
        if number in found or number not in own:
            continue
        found.add(number)
        entry = own[number]
        waiting += [entry.about, entry.corrects, *mentioned(entry.body)]
        waiting += follows[number]
        waiting += brought[entry.body.exhibit] if entry.body.exhibit else []
    return found
