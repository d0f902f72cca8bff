"""Indirect holdings by effective share: shares multiplied along every path, and added up.

Where companies hold each other the paths never end, and their sum is the answer of linear
equations, solved exactly. Where shares are known only as ranges the least share takes every
range at its low end; the most takes the division of each company, within the ranges and the
whole, that gives the counted parties most.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound
from qaitaru.screening.ownership.holdings import Holdings, Stake
from qaitaru.screening.ownership.interests import InterestKind
from qaitaru.screening.ownership.linear import solved

_Parts = dict[str, dict[str, Bound]]


def effective_shares(
    holdings: Holdings, kind: InterestKind, sources: Collection[str], *, most: bool
) -> dict[str, Bound]:
    """The share of each party that the sources hold directly and through others.

    Args:
        sources: the parties whose holdings count whole.
        most: whether the largest shares are taken that the evidence leaves open, else the least.
    Returns: shares of parties in which the sources may hold something.
    Source: Brioschi, Buzzacchi and Colombo, "Risk capital financing and the separation of
        ownership and control in business groups", Journal of Banking and Finance 13 (1989):
        integrated ownership as the solution of linear equations.
    """
    parties = _led_to(holdings, kind, sources)
    stakes = {party: holdings.held_in(party, kind) for party in sorted(parties)}
    if most:
        values = _largest(stakes, sources)
    else:
        values = _values({party: _lows(held) for party, held in stakes.items()}, sources)
    return values | _in_sources(holdings.held_in, (kind, values, sources), most=most)


def _in_sources(
    held_in: Callable[[str, InterestKind], list[Stake]],
    known: tuple[InterestKind, Mapping[str, Bound], Collection[str]],
    *,
    most: bool,
) -> dict[str, Bound]:
    """What is held in the sources themselves: a controlled party may be owned as well."""
    kind, values, sources = known
    held = {party: stakes for party in sources if (stakes := held_in(party, kind))}
    parts = {
        party: _divided(stakes, values, sources) if most else _lows(stakes)
        for party, stakes in held.items()
    }
    return {party: _worth(part, values, sources) for party, part in parts.items()}


def _largest(stakes: Mapping[str, list[Stake]], sources: Collection[str]) -> dict[str, Bound]:
    """The division of every party that gives the sources most, bettered until none is better.

    Source: Howard, Dynamic Programming and Markov Processes (1960): policy iteration.
    """
    parts: _Parts = {party: _divided(held, {}, sources) for party, held in stakes.items()}
    while True:
        values = _values(parts, sources)
        bettered = False
        for party, held in stakes.items():
            offered = _divided(held, values, sources)
            if _worth(offered, values, sources) > values[party]:
                parts[party] = offered
                bettered = True
        if not bettered:
            return values


def _values(parts: _Parts, sources: Collection[str]) -> dict[str, Bound]:
    """The shares under one division; nothing for a circle that no source holds a part of."""
    rows = {
        party: {owner: part for owner, part in held.items() if part > NOTHING}
        for party, held in parts.items()
    }
    owned: dict[str, list[str]] = {}
    for party, row in rows.items():
        for owner in row:
            owned.setdefault(owner, []).append(party)
    reached = _reached(owned, sources) & set(rows)
    found = solved({party: rows[party] for party in reached}, dict.fromkeys(sources, WHOLE))
    return {party: found.get(party, NOTHING) for party in parts}


def _lows(held: Iterable[Stake]) -> dict[str, Bound]:
    return {one.owner: one.low for one in held}


def _divided(
    held: list[Stake], values: Mapping[str, Bound], sources: Collection[str]
) -> dict[str, Bound]:
    """One party divided: to everyone the least, what is left to whoever counts most first.

    A rest smaller than any share is not handed on: the most may only be told too large.
    """
    least = {one.owner: one.low if one.low.share else NOTHING for one in held}
    left = WHOLE - sum(least.values(), start=NOTHING)
    by_worth = sorted(held, key=lambda one: (_value(one.owner, values, sources), one.owner))
    for one in reversed(by_worth):
        room = one.high - least[one.owner]
        more = left if (left - room).share <= 0 else room
        least[one.owner] += more
        left -= more
    return least


def _worth(
    parts: Mapping[str, Bound], values: Mapping[str, Bound], sources: Collection[str]
) -> Bound:
    worths = (part * _value(owner, values, sources) for owner, part in parts.items())
    return sum(worths, start=NOTHING)


def _value(owner: str, values: Mapping[str, Bound], sources: Collection[str]) -> Bound:
    return WHOLE if owner in sources else values.get(owner, NOTHING)


def _led_to(holdings: Holdings, kind: InterestKind, sources: Collection[str]) -> set[str]:
    """The parties in which the sources may hold something, themselves left out."""
    owned: dict[str, list[str]] = {}
    for stake in holdings.stakes:
        if stake.kind is kind and stake.high > NOTHING:
            owned.setdefault(stake.owner, []).append(stake.owned)
    return _reached(owned, sources) - set(sources)


def _reached(owned: Mapping[str, Iterable[str]], sources: Collection[str]) -> set[str]:
    """Everything that is owned by one of the sources, or by what they own."""
    found: set[str] = set()
    waiting = list(sources)
    while waiting:
        for one in owned.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found
