"""Investigations as they were known at an instant: what was opened and told later is not there."""

from collections.abc import Iterable
from datetime import datetime

from qaitaru.casework.record import CaseRecord


def known_by(records: Iterable[CaseRecord], instant: datetime | None) -> list[CaseRecord]:
    """The investigations opened by an instant, with what had been told of each; all for None."""
    if instant is None:
        return list(records)
    return [one.as_known(instant) for one in records if one.head.opened_at <= instant]
