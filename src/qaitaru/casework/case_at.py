"""An investigation under the law, as of an instant: what every fold of it is asked of."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar, cast

from qaitaru.casework.record import CaseRecord
from qaitaru.law.law import Law

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class CaseAt:
    """What was told, the law, and the instant of the asking."""

    record: CaseRecord
    law: Law
    at: datetime

    @property
    def day(self) -> date:
        """The day of the instant, where the investigation is."""
        home = self.law.binding(self.record.head.jurisdiction)
        return home[0].calendar.day_of(self.at)

    def when(self, at: datetime) -> "CaseAt":
        """The same at another instant."""
        return CaseAt(self.record, self.law, at)

    def once(self, key: Hashable, find: Callable[[], _Found]) -> _Found:
        """What follows from what was told and the law, at whatever instant: found once.

        Args:
            key: what is found; it must name all that ``find`` rests on beside the two.
        """
        kept = self.record.kept_under(self.law)
        if key not in kept:
            kept[key] = find()
        return cast("_Found", kept[key])
