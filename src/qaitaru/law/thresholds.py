"""Thresholds: sums from which an operation is told to the authority, by edition of the law."""

from collections.abc import Iterator
from datetime import date

import msgspec

from qaitaru.law.told import Told


class ThresholdEdition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A threshold as one text of law sets it.

    ``valid_from`` is the first day it surely stood; where ``from_known`` is false it may have begun
    earlier. ``verified`` is false where that the number still stands was not read in the law.
    """

    name: str
    valid_from: date
    valid_to: date | None = None  # the first day it did not stand
    from_known: bool = True
    amount_minor: int
    currency: str
    source: str
    verified: bool = False
    remark: str = ""


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of operation that is told from a sum on."""

    key: str  # unique over all packs: ``kz.cash``
    text: Told
    editions: tuple[ThresholdEdition, ...]  # by valid_from

    def standing(self, day: date) -> ThresholdEdition | None:
        """The edition that surely stood on a day; None before the first and after the last."""
        begun = [one for one in self.editions if one.valid_from <= day]
        ended = begun and begun[-1].valid_to
        return begun[-1] if begun and not (ended and ended <= day) else None


def threshold_faults(
    code: str, thresholds: tuple[Threshold, ...]
) -> Iterator[tuple[str, str, str]]:
    """What the shape alone cannot refuse, as key, found and expected."""
    for nth, one in enumerate(thresholds):
        if not one.key.startswith(f"{code}."):
            yield f"threshold[{nth}].key", one.key, f"{code}.…"
        if not one.editions:
            yield f"threshold[{nth}].editions", "", "[[threshold.editions]]"
        for index, edition in enumerate(one.editions):
            key = f"threshold[{nth}].editions[{index}]"
            before = one.editions[index - 1] if index else None
            if before and edition.valid_from < (before.valid_to or before.valid_from):
                yield f"{key}.valid_from", str(edition.valid_from), str(before)
            if edition.amount_minor <= 0:
                yield f"{key}.amount_minor", str(edition.amount_minor), "1, 2, 3 …"
            if not edition.source.strip():
                yield f"{key}.source", edition.source, '"…"'
