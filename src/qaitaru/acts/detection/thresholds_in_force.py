"""The reporting thresholds that the packs of the law know, as detection asks them."""

from datetime import UTC, date, datetime
from typing import Final

from qaitaru.detection.editions import Edition, Span
from qaitaru.detection.known import EARLIEST, LATEST
from qaitaru.detection.moves import HOUR
from qaitaru.law.law import Law
from qaitaru.law.thresholds import ThresholdEdition

_ZONE_SECONDS: Final = 5 * HOUR  # of Kazakhstan: a day of the law begins so long before UTC's


def editions_of(law: Law) -> tuple[Edition, ...]:
    """Every edition of every threshold, national ones and others."""
    return tuple(
        Edition(one.currency, one.amount_minor, span_of(one))
        for pack in law.packs
        for threshold in pack.threshold
        for one in threshold.editions
    )


def standing(law: Law, ledger: Span) -> tuple[ThresholdEdition, ...]:
    """The editions that surely stood at some of a ledger's time."""
    every = (
        one for pack in law.packs for threshold in pack.threshold for one in threshold.editions
    )
    spans = ((one, span_of(one)) for one in every)
    return tuple(
        one for one, (begins, ends) in spans if begins < ledger.ends and ledger.begins < ends
    )


def span_of(edition: ThresholdEdition) -> Span:
    """When an edition surely stood, in seconds."""
    return Span(_second(edition.valid_from, EARLIEST), _second(edition.valid_to, LATEST))


def _second(day: date | None, otherwise: int) -> int:
    if day is None:
        return otherwise
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) - _ZONE_SECONDS
