"""A leave: who first told something lets it go on to a third, and says so with its own key.

Without it the third would have the go-between's word alone that it may be passed on.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from qaitaru.sharing.signing import Signed, is_sound

KIND: Final = "leave"


class Leave(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What may go on, and the last day it may be used wherever it goes."""

    until: date
    entries: tuple[int, ...]  # by the numbers of who signs


_NONE: Final = Leave(until=date.min, entries=())


def leave_bytes(leave: Leave) -> bytes:
    """What is signed."""
    return msgspec.json.encode(leave, order="deterministic")


class Leaves:
    """The leaves of a package whose signatures are sound, asked entry by entry."""

    def __init__(self, signed: Iterable[Signed]) -> None:
        self._given: dict[tuple[str, int], date] = {}
        self._by: dict[tuple[str, int], Signed] = {}
        for one in signed:
            leave = _leave_of(one) or _NONE
            for number in leave.entries:
                self._note((one.key, number), leave.until, one)

    def let(self, key: str, number: int, until: date) -> bool:
        """Whether who has the key lets an entry of its own go on until a day."""
        given = self._given.get((key, number))
        return given is not None and until <= given

    def for_entries(self, origins: Iterable[tuple[str, int]]) -> tuple[Signed, ...]:
        """The leaves that cover some of these entries, each once, in order."""
        found = (self._by[one] for one in origins if one in self._by)
        return tuple(sorted({one.signature: one for one in found}.values(), key=_order))

    def _note(self, origin: tuple[str, int], until: date, signed: Signed) -> None:
        if origin not in self._given or self._given[origin] < until:
            self._given[origin], self._by[origin] = until, signed


def _order(signed: Signed) -> tuple[str, bytes]:
    return signed.key, signed.signature


def _leave_of(signed: Signed) -> Leave | None:
    """The leave that was signed; None where the signature is not sound, or it is no leave."""
    if signed.kind != KIND or not is_sound(signed):
        return None
    try:
        return msgspec.json.decode(signed.payload, type=Leave)
    except msgspec.DecodeError:
        return None
