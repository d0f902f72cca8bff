"""Which numbers in an entry name other entries: they change when it comes to another workspace."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from qaitaru.casework.bodies.every import EveryBody

ENTRY_FIELDS: Final = {
    "answer": ("answers",),
    "asked": ("asset", "subject"),
    "asset": ("in_place_of",),
    "confiscation": ("assets",),
    "measure": ("follows", "holds.asset"),
    "owner": ("subject",),
    "release": ("assets",),
    "request": ("follows",),
}
"""Fields that hold the number of an entry, or several, by the kind of the entry they stand in."""

Number = Callable[[int], int]


def mentioned(body: EveryBody) -> Iterator[int]:
    """The entries that an entry's body names, beside what it is about."""
    seen: list[int] = []

    def note(number: int) -> int:
        seen.append(number)
        return number

    renumbered(body, note, lambda exhibit: exhibit)
    yield from (number for number in seen if number)


def renumbered(body: EveryBody, entry: Number, exhibit: Number) -> EveryBody:
    """The body with the numbers of entries and of its evidence item given anew; 0 stays 0."""
    told: dict[str, Any] = msgspec.to_builtins(body)
    for path in ENTRY_FIELDS.get(told["kind"], ()):
        _renumber(told, path.split("."), entry)
    if told.get("exhibit"):
        told["exhibit"] = exhibit(told["exhibit"])
    anew: EveryBody = msgspec.convert(told, type=EveryBody)
    return anew


def _renumber(told: dict[str, Any], path: list[str], entry: Number) -> None:
    name, *rest = path
    value = told.get(name)
    if rest:
        for one in value or ():
            _renumber(one, rest, entry)
    elif isinstance(value, list | tuple):
        told[name] = [entry(one) for one in value]
    elif value:
        told[name] = entry(value)
