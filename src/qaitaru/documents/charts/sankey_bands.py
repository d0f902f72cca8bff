"""What a flow chart shows: the largest parties by name, all others in two buckets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

OTHER_PAYERS: Final = "\0payers"
OTHER_PAYEES: Final = "\0payees"
_BUCKETS: Final = frozenset({OTHER_PAYERS, OTHER_PAYEES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Value moved from one party to another in one currency; positive, ``count`` transfers."""

    band_id: str  # unique in the chart; a letter first
    payer: str
    payee: str
    amount_minor: int
    count: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """The bands to draw, and how many parties stand in each bucket; None: it is not known."""

    bands: tuple[Band, ...]
    payers: int | None
    payees: int | None


def fold(bands: Sequence[Band], most_parties: int) -> Folded:
    """Keep the largest parties by what they paid or received; the rest go to two buckets.

    Args: bands may name the buckets already, for what the ledger itself has summed.
    Returns: bands by amount, largest first; their sum and count are those of ``bands``. A bucket
        of one party is never made: that party is shown by name.
    """
    kept = _largest(bands, most_parties)
    payers = {band.payer for band in bands} - kept
    payees = {band.payee for band in bands} - kept
    lone = {party for hidden in (payers, payees) if len(hidden) == 1 for party in hidden}
    kept |= lone - _BUCKETS
    return Folded(
        _joined([_moved(band, kept) for band in bands]),
        _held({band.payer for band in bands} - kept),
        _held({band.payee for band in bands} - kept),
    )


def _held(hidden: set[str]) -> int | None:
    return None if hidden & _BUCKETS else len(hidden)


def _largest(bands: Iterable[Band], most: int) -> set[str]:
    paid: dict[str, int] = {}
    received: dict[str, int] = {}
    for band in bands:
        paid[band.payer] = paid.get(band.payer, 0) + band.amount_minor
        received[band.payee] = received.get(band.payee, 0) + band.amount_minor
    parties = (paid.keys() | received.keys()) - _BUCKETS
    size = {party: max(paid.get(party, 0), received.get(party, 0)) for party in parties}
    return set(sorted(size, key=lambda party: (-size[party], party))[:most])


def _moved(band: Band, kept: set[str]) -> Band:
    payer = band.payer if band.payer in kept else OTHER_PAYERS
    payee = band.payee if band.payee in kept else OTHER_PAYEES
    return replace(band, payer=payer, payee=payee)


def _joined(bands: Iterable[Band]) -> tuple[Band, ...]:
    """One band for each pair; a joined one keeps the id of its largest part and no link."""
    pairs: dict[tuple[str, str], Band] = {}
    for band in sorted(bands, key=lambda band: (-band.amount_minor, band.band_id)):
        pair = (band.payer, band.payee)
        if pair not in pairs:
            pairs[pair] = band
            continue
        held = pairs[pair]
        pairs[pair] = replace(
            held,
            amount_minor=held.amount_minor + band.amount_minor,
            count=held.count + band.count,
            href="",
        )
    return tuple(sorted(pairs.values(), key=lambda band: (-band.amount_minor, band.band_id)))
