"""What a flow chart shows: the largest parties by name, all others in two buckets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

OTHER_PAYERS: Final = "\0payers"
OTHER_PAYEES: Final = "\0payees"


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
    """The bands to draw, and how many parties stand in each bucket."""

    bands: tuple[Band, ...]
    payers: int
    payees: int


def fold(bands: Sequence[Band], most_parties: int) -> Folded:
    """Keep the largest parties by what they paid or received; the rest go to two buckets.

    Returns: bands by amount, largest first; their sum and count are those of ``bands``. A bucket
        of one party is never made: that party is shown by name.
    """
    kept = _largest(bands, most_parties)
    payers = {band.payer for band in bands} - kept
    payees = {band.payee for band in bands} - kept
    kept |= {party for hidden in (payers, payees) if len(hidden) == 1 for party in hidden}
    moved = [_moved(band, kept) for band in bands]
    hidden_payers = {band.payer for band in bands} - kept
    hidden_payees = {band.payee for band in bands} - kept
    return Folded(_joined(moved), len(hidden_payers), len(hidden_payees))


def _largest(bands: Iterable[Band], most: int) -> set[str]:
    paid: dict[str, int] = {}
    received: dict[str, int] = {}
    for band in bands:
        paid[band.payer] = paid.get(band.payer, 0) + band.amount_minor
        received[band.payee] = received.get(band.payee, 0) + band.amount_minor
    size = {party: max(paid.get(party, 0), received.get(party, 0)) for party in paid | received}
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
