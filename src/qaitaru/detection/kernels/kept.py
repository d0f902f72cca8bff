"""What was made of a ledger for one typology is there for the next, as long as the ledger lives."""

from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar
from weakref import ref

from qaitaru.detection.kernels.packed import Packed

Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What was made last of a ledger, by a key of what it is."""

    def __init__(self) -> None:
        """With nothing made."""
        self._made: Final[dict[Hashable, tuple[tuple[ref[Any], ...], Made]]] = {}

    def of(self, moves: Packed, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under a key where it is of these very columns; else it is made."""
        kept = self._made.get(key)
        if kept and all(one() is own for one, own in zip(kept[0], moves, strict=True)):
            return kept[1]
        made = make()
        self._made[key] = tuple(ref(column, self._let_go) for column in moves), made
        return made

    def _let_go(self, _: Any) -> None:
        self._made.clear()
