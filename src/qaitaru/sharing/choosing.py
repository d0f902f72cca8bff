"""What goes along: the things chosen with all that was told of them, and what those stand on."""

from collections.abc import Iterable
from typing import Final

from qaitaru.casework.bodies.conduct import RoleEnded, RoleGiven, Task, TaskDone
from qaitaru.casework.bodies.requests import Answer
from qaitaru.casework.bodies.sharing import PackageCame
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.sharing.references import mentioned

KEPT_HOME: Final = (RoleGiven, RoleEnded, Task, TaskDone, PackageCame)
"""Who works here, and on what, is nobody else's business."""


def chosen(record: CaseRecord, things: Iterable[int] = ()) -> tuple[CaseEntry, ...]:
    """The entries that go along, in order: everything, or what belongs to some things.

    With a thing goes all that is about it; with each entry, what it is about, what it corrects,
    what its body names and the answer that brought its evidence item, so that the limitation of
    the item travels with it.
    """
    own = {one.number: one for one in record.entries if not isinstance(one.body, KEPT_HOME)}
    wanted = _whole(own, set(things)) if things else set(own)
    return tuple(own[number] for number in sorted(_with_ground(own, wanted)))


def _whole(own: dict[int, CaseEntry], things: set[int]) -> set[int]:
    """The things and what is about them, and about that: an entry is younger than its own."""
    wanted = things & own.keys()
    for number in sorted(own):
        if own[number].about in wanted:
            wanted.add(number)
    return wanted


def _with_ground(own: dict[int, CaseEntry], wanted: set[int]) -> set[int]:
    """What is wanted and all that it stands on."""
    brought = {one.body.exhibit: one for one in own.values() if isinstance(one.body, Answer)}
    corrected: dict[int, list[int]] = {}
    for one in own.values():
        corrected.setdefault(one.corrects, []).append(one.number)
    found: set[int] = set()
    waiting = list(wanted)
    while waiting:
        number = waiting.pop()
        if number in found or number not in own:
            continue
        found.add(number)
        entry = own[number]
        waiting += [entry.about, entry.corrects, *mentioned(entry.body)]
        waiting += corrected.get(number, [])
        answer = brought.get(entry.body.exhibit) if entry.body.exhibit else None
        waiting += [answer.number] if answer else []
    return found
