"""Where money may have gone on to from a transfer or a party, or from where it may have come."""

from dataclasses import dataclass

import numpy as np

from qaitaru.acts.networks.network_source import Source, ToldEnd, ToldTransfer, currency_asked
from qaitaru.networks.columns import FOREVER, Columns, Numbers
from qaitaru.networks.network_store import ALWAYS, Window, columns_of, currencies, searches
from qaitaru.networks.passages import whose
from qaitaru.networks.ways import Arrival, arrivals


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowAsked:
    """From a transfer, or from all transfers of an end; one of both is empty."""

    row: str = ""
    end: str = ""
    is_backward: bool = False
    within_s: int = FOREVER
    currency: str = ""
    window: Window = ALWAYS


@dataclass(frozen=True, slots=True)
class Reached:
    """An end that money may have come to, or from, and the way in the order of time.

    Forward the way is the earliest; backward the latest.
    """

    end: ToldEnd
    transfers: tuple[ToldTransfer, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """The first ends, and how many there are."""

    reached: tuple[Reached, ...]
    ends: int


def follow_money(source: Source, asked: FollowAsked, *, most: int = 50) -> Followed:
    """Every end that money of the first transfers may have come to, the first first.

    Raises: PartyMissing, EntryMissing; SettingFaulty for a currency that no transfer is in.
    """
    only = currency_asked(currencies(source.connection), asked.currency)
    beginning = source.end(asked.end) if asked.end else 0
    number = only.currency_no if only else None
    sides = {"source": beginning, "target": beginning}
    columns = columns_of(source.connection, asked.window, number, **sides)
    searched = columns.mirrored if asked.is_backward else columns
    starts = _starts(source, asked, searched, beginning)
    found, ends = arrivals(searched, starts, searches(), within=asked.within_s, most=most)
    rows = {one.end: _rows(searched, one, asked) for one in found}
    told = source.transfers(row for some in rows.values() for row in some)
    names = source.ends(map(whose, rows))
    return Followed(
        tuple(
            Reached(names[whose(one.end)], tuple(told[row] for row in rows[one.end]))
            for one in found
        ),
        ends,
    )


def _starts(source: Source, asked: FollowAsked, columns: Columns, end: int) -> Numbers:
    """Places of the first transfers; in mirrored columns rows have turned their sign."""
    if asked.row:
        number = source.row(asked.row)
        return np.flatnonzero(columns.row == (-number if asked.is_backward else number))
    return np.flatnonzero(columns.payer == columns.end(end))


def _rows(columns: Columns, one: Arrival, asked: FollowAsked) -> list[int]:
    rows = [int(columns.row[place]) for place in one.way]
    return [-row for row in reversed(rows)] if asked.is_backward else rows
