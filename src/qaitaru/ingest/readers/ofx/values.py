"""Amounts and dates as OFX writes them.

Source: OFX 2.2, 3.2.8 (dates with ``[offset:zone]``), 3.2.9 (amounts with either decimal mark).
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.moments import Moment, Precision
from qaitaru.ingest.text.values import EARLIEST_YEAR, LATEST_YEAR, plain_minor_of

_MOMENT: Final = re.compile(
    r"(?P<day>[0-9]{8})(?P<time>[0-9]{6}(?:\.[0-9]{1,6})?|[0-9]{4})?"
    r"(?:\[(?P<offset>[+-]?[0-9]{1,2}(?:\.[0-9]{1,2})?)(?::[^\]]*)?\])?"
)
_MOST_HOURS: Final = 14


def amount_minor(text: str, currency: str) -> int | None:
    """A signed amount in minor units; its mark is a point or a comma, and nothing is grouped."""
    if currency not in CURRENCIES or ("," in text and "." in text):
        return None
    return plain_minor_of(text.replace(",", "."), currency)


def moment_of(text: str) -> Moment | None:
    """A date, with its time where one is stated, and the instant where the offset is stated too.

    The standard reads a time with no offset as Greenwich's; banks do not, so it stays as written.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    clock = (found["time"] or "").partition(".")[0]
    try:
        local = datetime.strptime(found["day"] + clock.ljust(6, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - its zone follows
    except ValueError:
        return None
    if not EARLIEST_YEAR <= local.year <= LATEST_YEAR:
        return None
    if not clock:
        return Moment(local.date())
    zone = _zone(found["offset"])
    if zone is None:
        return Moment(local.date(), Precision.SECOND, clock_time=f"{local:%H:%M:%S}")
    instant = local.replace(tzinfo=zone).astimezone(UTC)
    return Moment(local.date(), Precision.SECOND, instant_utc=instant)


def _zone(offset: str | None) -> timezone | None:
    """The zone of an offset in hours, also in part: ``+5``, ``-3.50``."""
    if not offset:
        return None
    hours, _, part = offset.lstrip("+-").partition(".")
    minutes = int(hours) * 60 + int(part.ljust(2, "0") or 0) * 60 // 100
    if minutes > _MOST_HOURS * 60:
        return None
    return timezone(timedelta(minutes=-minutes if offset.startswith("-") else minutes))
