"""The ways money may have taken between two ends of a network, and who stands between."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qaitaru.acts.networks.network_source import (
    NOBODY,
    Source,
    ToldEnd,
    ToldTransfer,
    currency_asked,
)
from qaitaru.networks.columns import FOREVER, Codes, Columns, Numbers
from qaitaru.networks.network_store import (
    ALWAYS,
    CurrencyCount,
    Window,
    columns_of,
    currencies,
    searches,
)
from qaitaru.networks.ways import Best, Ends, best_way, gates, ways_between


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysAsked:
    """From whom to whom, what way is best, and within which bounds; currency empty for all."""

    source: str
    target: str
    bests: tuple[Best, ...] = tuple(Best)
    within_s: int = FOREVER
    currency: str = ""
    window: Window = ALWAYS


@dataclass(frozen=True, slots=True)
class Way:
    """One way; ``least_minor`` is its smallest transfer, None where its currencies differ."""

    best: Best
    transfers: tuple[ToldTransfer, ...]
    least_minor: int | None


@dataclass(frozen=True, slots=True)
class Between:
    """An end on some way; ``hops`` is how near to the source, ``is_gate`` whether on all ways."""

    end: ToldEnd
    number: int
    transfers: int
    hops: int
    is_gate: bool


@dataclass(frozen=True, slots=True)
class WaysFound:
    """The best ways, none where money cannot have gone; and all that lies between the ends.

    ``between`` are the ends with most transfers on some way, the most first; ``between_ends`` and
    ``between_transfers`` count all of them.
    """

    source: ToldEnd
    target: ToldEnd
    ways: tuple[Way, ...]
    gates: tuple[ToldEnd, ...]
    between: tuple[Between, ...]
    between_ends: int
    between_transfers: int


def find_ways(source: Source, asked: WaysAsked, *, most: int = 50) -> WaysFound:
    """The ways asked for; the widest in each currency that has a way.

    Raises: PartyMissing; SettingFaulty for a currency that no transfer is in.
    """
    every = currencies(source.connection)
    only = currency_asked(every, asked.currency)
    chosen, number = ([only], only.currency_no) if only else (every, None)
    ends = Ends(source.end(asked.source), source.end(asked.target), asked.within_s)
    columns = _columns(source, asked, ends, number)
    ways = [
        way
        for best in asked.bests
        for part in _parts(source, asked, ends, best, whole=columns, chosen=chosen)
        if (way := _way(source, part, ends, best))
    ]
    stands = gates(columns, ends, searches())
    places, hops = ways_between(columns, ends, searches())
    between = _between(columns, places, hops, ends)
    told = source.ends({ends.source, ends.target, *stands, *(one[0] for one in between[:most])})
    return WaysFound(
        told[ends.source],
        told[ends.target],
        tuple(ways),
        tuple(told[end] for end in stands),
        tuple(
            Between(told.get(end, NOBODY), end, count, hop, end in stands)
            for end, count, hop in between[:most]
        ),
        len(between),
        int(places.size),
    )


def _columns(source: Source, asked: WaysAsked, ends: Ends, number: int | None) -> Columns:
    named = {"source": ends.source, "target": ends.target}
    return columns_of(source.connection, asked.window, number, **named)


def _parts(
    source: Source,
    asked: WaysAsked,
    ends: Ends,
    best: Best,
    *,
    whole: Columns,
    chosen: Sequence[CurrencyCount],
) -> list[Columns]:
    """What a best way is sought in: sums of two currencies are never compared."""
    if best is not Best.FATTEST or asked.currency or len(chosen) == 1:
        return [whole]
    return [_columns(source, asked, ends, one.currency_no) for one in chosen]


def _way(source: Source, columns: Columns, ends: Ends, best: Best) -> Way | None:
    places = best_way(columns, ends, best, searches())
    if not places:
        return None
    rows = [int(columns.row[place]) for place in places]
    told = source.transfers(rows)
    transfers = tuple(told[row] for row in rows)
    is_one = len({one.currency for one in transfers}) == 1
    return Way(best, transfers, min(one.amount_minor for one in transfers) if is_one else None)


def _between(
    columns: Columns, places: Numbers, hops: Codes, ends: Ends
) -> list[tuple[int, int, int]]:
    """Ends on some way but the first and the last: number, transfers, fewest hops to it."""
    count = np.bincount(columns.payer[places], minlength=columns.ends.size)
    count += np.bincount(columns.payee[places], minlength=columns.ends.size)
    nearest = np.full(columns.ends.size, np.iinfo(np.int64).max)
    np.minimum.at(nearest, columns.payee[places], hops)
    for end in (ends.source, ends.target):
        if (place := columns.end(end)) >= 0:
            count[place] = 0
    met = np.flatnonzero(count)
    ordered = met[np.lexsort((met, -count[met]))]
    return [(int(columns.ends[at]), int(count[at]), int(nearest[at])) for at in ordered.tolist()]
