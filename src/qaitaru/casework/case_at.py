"""An investigation under the law, as of an instant: what every fold of it is asked of."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from qaitaru.casework.record import CaseRecord
from qaitaru.law.law import Law


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
        return replace(self, at=at)
