"""Until when a measure holds by itself, and how much longer the law lets it be made to hold."""

from datetime import datetime

import msgspec

from qaitaru.casework.bodies.measures import Extension
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.pauses import pauses_of
from qaitaru.casework.record import CaseEntry
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.due import Reckoned, reckon
from qaitaru.law.ends import Pause
from qaitaru.law.provisional import ProvisionalEdition


class Expiry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The end of a measure as of an instant; ``at`` is None where no clock ends it.

    ``at`` counts what was granted of an extension, and leaves out the time the clock stood still;
    while it ``is_paused`` it has no end. ``most`` is until when the law allows an extension.
    """

    reckoned: Reckoned | None = None
    at: datetime | None = None
    most: datetime | None = None
    is_extended: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still."""
        return self.reckoned is not None and self.reckoned.due.is_paused


NEVER = Expiry()


def expiry_of(case: CaseAt, entry: CaseEntry, edition: ProvisionalEdition) -> Expiry:
    """When a measure ends, as was told of it by an instant.

    What was told of an extension after the end adds nothing: a lapsed measure is not revived.
    """
    clock = case.law.clock(edition.clocks.get(ClockRole.EXPIRY, ""))
    if clock is None:
        return NEVER
    pauses = pauses_of(case.record, entry.number, clock, case.at)
    reckoned = case.once(
        ("reckoned", clock.key, entry.at, pauses),
        lambda: reckon(entry.at, clock, case.law.calendar(clock), pauses=pauses),
    )
    if reckoned is None or reckoned.due.due_utc is None:
        return Expiry(reckoned=reckoned, pauses=pauses)
    end, most, is_extended = reckoned.due.due_utc, reckoned.due.extended_utc, False
    for told, extension in case.record.about(entry.number, Extension):
        if most is not None and told.at <= min(end, case.at):
            end, is_extended = max(end, min(extension.until or most, most)), True
    return Expiry(reckoned=reckoned, at=end, most=most, is_extended=is_extended, pauses=pauses)
