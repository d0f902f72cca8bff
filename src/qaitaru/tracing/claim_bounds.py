"""What a claim's figures can be where the order of a day, or an opening, is not known.

Each figure is told in whole minor units, the least rounded down and the greatest up, with why it is
certain or why no more is known. Only what some order or opening reaches at both ends is proved.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from math import ceil, floor

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.bounding.pieces import groups
from qaitaru.tracing.bounds import MOST_TRIED, Bound, bounds
from qaitaru.tracing.cash import spent_of
from qaitaru.tracing.comparing import Interval, interval
from qaitaru.tracing.opening import UnknownOpening, over_openings
from qaitaru.tracing.parts import Amount
from qaitaru.tracing.rules.names import Between
from qaitaru.tracing.walk import Kind, Posting


class Ground(StrEnum):
    """Why a bound is proved, or no more than an enclosure."""

    SAME = "same"  # it is one figure in every case
    REACHED = "reached"  # some case gives the one end, and some the other
    ORDERS = "orders"  # the orders are too many to be gone through
    OPENING = "opening"  # money of an account whose opening is not known may come here
    COORDINATED = "coordinated"  # a receipt is tied to its place, and has been let go from it
    TOGETHER = "together"  # a sum: its parts may not be at their ends at once


@dataclass(frozen=True, slots=True)
class FigureBound:
    """One figure that no order and no opening leaves, in minor units."""

    low_minor: int
    high_minor: int
    proved: bool
    ground: Ground


Figures = Mapping[str, FigureBound]
"""By source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What of a claim is not known.

    Attributes:
        orders: the order of each day.
        openings: each of another account.
        coordinated: receipts, by entry, that stand directly before what they paid for.
    """

    orders: bool = False
    openings: tuple[UnknownOpening, ...] = ()
    coordinated: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is open."""
        return self.orders or bool(self.openings)


@dataclass(frozen=True, slots=True)
class ClaimBounds:
    """What accounts and assets hold at the end, and what outflows took, by source."""

    held: Mapping[str, Figures]
    outflows: Mapping[str, Figures]


def claim_bounds(
    postings: Sequence[Posting],
    unknown: Open,
    rule: str,
    between: Between = Between.PRO_RATA,
    *,
    assets: frozenset[str] = frozenset(),
    most: int = MOST_TRIED,
) -> ClaimBounds:
    """Bound what a rule says of a claim.

    Args:
        postings: in the order they are walked, each opening at some amount; that of an account in
            ``unknown.openings`` is passed over.
        most: as of ``bounds``.
    Returns: without what is nothing in every case. Where an opening may tell, only what claimants
        hold; of outflows from there nothing.
    """
    taken = loosened(postings) if unknown.orders else [replace(p, day=None) for p in postings]
    if unknown.openings:
        opened = {one.account for one in unknown.openings}
        rest = [p for p in taken if p.kind is not Kind.OPENING or p.account not in opened]
        over = over_openings(rest, unknown.openings, rule, between, assets=assets, most=most)
        held, outflows, told_on = over.held, over.outflows, over.told_on
    else:
        found = bounds(taken, rule, between, assets=assets, most=most)
        held, outflows, told_on = found.balances, found.outflows, frozenset[str]()
    doubts = dict.fromkeys(told_on, Ground.OPENING)
    if unknown.orders:
        doubts |= dict.fromkeys(_tied(taken, unknown.coordinated), Ground.COORDINATED)
    outs = {p.entry_id: p.account for p in taken if p.kind is Kind.OUT}
    return ClaimBounds(
        {name: _figures(spans, doubts.get(name, Ground.ORDERS)) for name, spans in held.items()},
        {e: _figures(spans, doubts.get(outs[e], Ground.ORDERS)) for e, spans in outflows.items()},
    )


def as_shown(figures: Figures, shown: Mapping[str, int]) -> Figures:
    """Figures that are one in every case as they are shown: rounded so that they tie to their sum.

    Args:
        shown: the same figures in one of the cases, in whole minor units.
    """
    return {
        source: replace(one, low_minor=shown[source], high_minor=shown[source])
        if one.ground is Ground.SAME and source in shown
        else one
        for source, one in figures.items()
    }


def together(figures: Iterable[FigureBound]) -> FigureBound:
    """What several come to: proved only where no two would have to be at their ends at once."""
    several = [one for one in figures if one.high_minor]
    low = sum(one.low_minor for one in several)
    high = sum(one.high_minor for one in several)
    wide = [one for one in several if one.low_minor != one.high_minor]
    if low == high:
        return FigureBound(low, high, proved=True, ground=Ground.SAME)
    if len(wide) == 1:
        return FigureBound(low, high, wide[0].proved, wide[0].ground)
    unproved = [one.ground for one in wide if not one.proved]
    return FigureBound(low, high, proved=False, ground=(*unproved, Ground.TOGETHER)[0])


def hull(lows: Mapping[str, Amount], highs: Mapping[str, Amount]) -> Interval:
    """The interval of a figure that each rule puts between two amounts, by rule."""
    low, high = interval(lows), interval(highs)
    return Interval(low.low, high.high, low.low_rules, high.high_rules)


def loosened(postings: Sequence[Posting]) -> list[Posting]:
    """The postings with each day open, and nothing else.

    Openings come before everything, for no day begins before them. Cash that is spent is spent
    before the day's first booking, in every order.
    """
    openings = [posting for posting in postings if posting.kind is Kind.OPENING]
    others = [posting for posting in postings if posting.kind is not Kind.OPENING]
    return [
        *(replace(opening, day=None) for opening in openings),
        *(replace(p, day=None) if spent_of(p.entry_id) else p for p in others),
    ]


def refuse_pairs_in_cash(postings: Iterable[Posting], cash: Mapping[str, str]) -> None:
    """Refuse cash of which each order of a day would make another: what is paid in, from what.

    Args:
        cash: withdrawals and deposits by entry, and whose cash it is.
    Raises: ClaimFaulty for a deposit on a day on which more is drawn or paid in by the same holder.
    """
    moves = [posting for posting in postings if posting.entry_id in cash]
    counted = Counter((cash[one.entry_id], one.day) for one in moves)
    for one in moves:
        if one.kind is Kind.IN and counted[cash[one.entry_id], one.day] > 1:
            raise ClaimFaulty("cash_in_a_day", one.entry_id)


def _tied(postings: Sequence[Posting], coordinated: frozenset[str]) -> set[str]:
    """The accounts that transfers join with one where a receipt was let go from its place."""
    found: set[str] = set()
    for pieces in groups(postings) if coordinated else ():
        of_group = list(chain.from_iterable(pieces))
        if any(posting.entry_id in coordinated for posting in of_group):
            found |= {p.account for p in of_group} | {p.to_account for p in of_group}
    return found


def _figures(spans: Mapping[str, Bound], doubt: Ground) -> dict[str, FigureBound]:
    return {source: _figure(spans[source], doubt) for source in sorted(spans)}


def _figure(bound: Bound, doubt: Ground) -> FigureBound:
    low, high = floor(bound.low), ceil(bound.high)
    if bound.low == bound.high:
        return FigureBound(low, high, proved=True, ground=Ground.SAME)
    if bound.proved and doubt is not Ground.COORDINATED:
        return FigureBound(low, high, proved=True, ground=Ground.REACHED)
    return FigureBound(low, high, proved=False, ground=doubt)
