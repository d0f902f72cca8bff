"""Thresholds: sums from which an operation is told to the authority, by edition of the law."""

from collections.abc import Iterator
from datetime import date

from qaitaru.law.editions import Dated, Entry, stood


class ThresholdEdition(Dated, frozen=True, kw_only=True):
    """A threshold as one text of law sets it."""

    amount_minor: int
    currency: str


class Threshold(Entry, frozen=True, kw_only=True):
    """A kind of operation that is told from a sum on."""

    editions: tuple[ThresholdEdition, ...]  # by valid_from

    def standing(self, day: date) -> ThresholdEdition | None:
        """The edition that surely stood on a day; None before the first and after the last."""
        return stood(self.editions, day).sure


def threshold_faults(thresholds: tuple[Threshold, ...]) -> Iterator[tuple[str, str, str]]:
    """Sums from which nothing can be told, as key, found and expected."""
    for nth, one in enumerate(thresholds):
        for index, edition in enumerate(one.editions):
            if edition.amount_minor <= 0:
                key = f"threshold[{nth}].editions[{index}].amount_minor"
                yield key, str(edition.amount_minor), "1, 2, 3 …"
