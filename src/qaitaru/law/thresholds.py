"""Thresholds: sums from which an operation is told to the authority, by edition of the law."""

from collections.abc import Iterator
from datetime import date

import msgspec

from qaitaru.law.editions import Dated, edition_faults, stood
from qaitaru.law.told import Told


class ThresholdEdition(Dated, frozen=True, kw_only=True):
    """A threshold as one text of law sets it."""

    amount_minor: int
    currency: str


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of operation that is told from a sum on."""

    key: str  # unique over all packs: ``kz.cash``
    text: Told
    editions: tuple[ThresholdEdition, ...]  # by valid_from

    def standing(self, day: date) -> ThresholdEdition | None:
        """The edition that surely stood on a day; None before the first and after the last."""
        return stood(self.editions, day).sure


def threshold_faults(
    code: str, thresholds: tuple[Threshold, ...]
) -> Iterator[tuple[str, str, str]]:
    """What the shape alone cannot refuse, as key, found and expected."""
    for nth, one in enumerate(thresholds):
        if not one.key.startswith(f"{code}."):
            yield f"threshold[{nth}].key", one.key, f"{code}.…"
        yield from edition_faults(f"threshold[{nth}]", one.editions)
        for index, edition in enumerate(one.editions):
            if edition.amount_minor <= 0:
                key = f"threshold[{nth}].editions[{index}].amount_minor"
                yield key, str(edition.amount_minor), "1, 2, 3 …"
