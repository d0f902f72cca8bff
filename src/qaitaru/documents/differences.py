"""What differs between two issues of a document, field by field, by the names templates use."""

from collections.abc import Iterator
from dataclasses import dataclass

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field; empty where one of the two does not say it."""

    field: str
    was: str
    now: str


def differences(was: Plain, now: Plain) -> tuple[Difference, ...]:
    """What one says otherwise than the other, in the order of the newer one's fields.

    Args: both are the facts as plain data: tables, lists, texts, numbers.
    """
    before, after = dict(_told("", was)), dict(_told("", now))
    names = [*after, *(name for name in before if name not in after)]
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(Difference(*one) for one in pairs if one[1] != one[2])


def _told(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text under a name; one of a list is told with its number, from 1."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _told(f"{name}.{key}" if name else str(key), one)
    elif isinstance(value, list | tuple):
        for nth, one in enumerate(value, start=1):
            yield from _told(f"{name} ({nth})", one)
    elif value not in {None, "", False}:
        yield name, str(value)
