"""A network as it is drawn: what is shown, where it stands, what it is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.networks.find_ways import WaysAsked, WaysFound, find_ways
from qaitaru.acts.networks.network_source import NOBODY, Source, ToldEnd, currency_asked
from qaitaru.ledger.mentions import UNNAMED
from qaitaru.networks.columns import FOREVER
from qaitaru.networks.groups import groups
from qaitaru.networks.network_store import (
    ALWAYS,
    CurrencyCount,
    MonthOfLink,
    StoreBook,
    Window,
    currencies,
)
from qaitaru.networks.placing import Placed, place, place_in_row
from qaitaru.networks.surroundings import Asked, Surroundings, surroundings, together
from qaitaru.networks.ways import Best

_BETWEEN: Final = 30  # ends drawn beside a way


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkAsked:
    """What to draw; ends by mark, number or name. With ``target`` the way to it is drawn.

    ``currency`` empty: the busiest.
    """

    opened: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    target: str = ""
    best: Best = Best.SHORTEST
    within_s: int = FOREVER
    currency: str = ""
    window: Window = ALWAYS
    top: int = 20
    hops: int = 1
    only_common: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """A network to be drawn; ``ways`` where the way to a target was asked for."""

    currency: str
    currencies: tuple[CurrencyCount, ...]
    found: Surroundings
    placed: Placed
    ends: Mapping[int, ToldEnd]
    months: tuple[MonthOfLink, ...]
    group_of: Mapping[int, int]  # 0 for an end that is alone
    window: Window = ALWAYS
    ways: WaysFound | None = None
    way: tuple[int, ...] = ()  # the numbers of its ends, in order
    hidden: tuple[ToldEnd, ...] = ()


def look_at_network(source: Source, asked: NetworkAsked) -> NetworkView | None:
    """The network asked for; None where there is no transfer at all.

    Raises: PartyMissing; SettingFaulty for a currency that no transfer is in.
    """
    every = currencies(source.connection)
    if not every:
        return None
    chosen = currency_asked(every, asked.currency) or every[0]
    book = StoreBook(source.connection, chosen.currency_no, asked.window)
    hidden = {source.end(text): None for text in asked.hidden}
    ways: WaysFound | None = None
    way: tuple[int, ...] = ()
    if asked.target and asked.opened:
        ways = find_ways(source, _ways_asked(asked), most=_BETWEEN)
        way, hops = _way_ends(source, asked, ways)
        found = together(book, [*dict.fromkeys((*way, *hops))])
        placed = place_in_row(found, way, hops)
    else:
        opened = tuple(source.end(text) for text in asked.opened)
        found = surroundings(book, _shown(asked, opened, hidden))
        placed = place(found)
    told = source.ends([*found.shown, *hidden])
    return NetworkView(
        currency=chosen.currency,
        currencies=tuple(every),
        found=found,
        placed=placed,
        ends={end: told.get(end, NOBODY) for end in found.shown},
        months=tuple(book.months(found.shown)),
        group_of=groups(found.shown, found.links),
        window=asked.window,
        ways=ways,
        way=way,
        hidden=tuple(told.get(end, NOBODY) for end in hidden),
    )


def _shown(asked: NetworkAsked, opened: Sequence[int], hidden: Mapping[int, None]) -> Asked:
    return Asked(
        opened=tuple(opened),
        top=asked.top,
        hops=asked.hops,
        hidden=frozenset({*hidden, UNNAMED}),
        only_common=asked.only_common,
    )


def _ways_asked(asked: NetworkAsked) -> WaysAsked:
    return WaysAsked(
        source=asked.opened[0],
        target=asked.target,
        bests=(asked.best,),
        within_s=asked.within_s,
        currency=asked.currency,
        window=asked.window,
    )


def _way_ends(
    source: Source, asked: NetworkAsked, ways: WaysFound
) -> tuple[tuple[int, ...], dict[int, int]]:
    """The ends of the first way in order, and the column of each end on any way."""
    first, last = source.end(asked.opened[0]), source.end(asked.target)
    if not ways.ways:
        return (), {first: 0, last: 1}
    marks = [one.payee.mark for one in ways.ways[0].transfers]
    way = (first, *(source.end(mark) for mark in marks[:-1]), last)
    hops = {end: at for at, end in reversed([*enumerate(way)])}
    for one in ways.between:
        hops.setdefault(one.number, min(one.hops, len(way) - 2) or 1)
    return way, hops
