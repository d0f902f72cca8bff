"""What evidence of facts beside transfers needs to know of the whole ledger.

A fact speaks for a scheme as far as it is rare: a phone that three accounts of ten thousand have, a
city in which the account's cash was never before.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log
from statistics import median
from typing import Final

from qaitaru.detection.background import Background
from qaitaru.detection.known import NOTHING, AccountFact, Kind, Known, RowFact, RowKind
from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.one_device import SEATS
from qaitaru.detection.rules.out_of_profile import DECLARED, YEAR_DAYS

CASH: Final = Mark.CASH_IN | Mark.CASH_OUT
HONEST_SPREAD: Final = 0.5
"""At least so far do honest figures lie from what comes: a factor of 1.6 in two of three cases."""
_MIDDLE: Final = 0.6745  # of a normal curve, from its middle to its quartile

Value = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of the accounts and rows of schemes, and how rare such is in the ledger."""

    known: Known = NOTHING
    having: Mapping[Kind, int] = field(default_factory=dict)  # accounts, of seats payers
    holders: Mapping[Value, int] = field(default_factory=dict)  # of each name, the same
    cash_pairs: int = 0  # cash operations of an account that follow one another
    cash_moved: int = 0  # of them, those in two cities
    priced: int = 0  # transfers with a price a unit
    outside: int = 0  # of them, those out of range
    invoices: int = 0
    profile_spread: float = HONEST_SPREAD


NOTHING_BESIDE: Final = Beside()


def about(beside: Beside) -> Callable[[Sequence[Move]], Beside]:
    """What is known of the accounts and rows of some moves alone, for any moves of schemes."""
    of_account: dict[int, list[AccountFact]] = defaultdict(list)
    of_row: dict[int, list[RowFact]] = defaultdict(list)
    for fact in beside.known.accounts:
        of_account[fact.account].append(fact)
    for told in beside.known.rows:
        of_row[told.row].append(told)

    def known_about(moves: Sequence[Move]) -> Beside:
        accounts = sorted({at for one in moves for at in (one.payer, one.payee)})
        known = Known(
            tuple(fact for at in accounts for fact in of_account.get(at, ())),
            tuple(told for one in moves for told in of_row.get(one.row, ())),
        )
        return replace(beside, known=known)

    return known_about


def beside_of(moves: Sequence[Move], known: Known, background: Background) -> Beside:
    """What is known beside these moves, in whatever order they are told."""
    held = _held(moves, known)
    pairs = _cash_pairs(moves, known)
    outside = _outside(known)
    return Beside(
        known,
        Counter(kind for kind, _ in {(kind, account) for (kind, _), account in held}),
        Counter(value for value, _ in held),
        len(pairs),
        sum(one != other for one, other in pairs),
        len(outside),
        sum(outside),
        len(set(known.of_rows(RowKind.INVOICE).values())),
        profile_spread(_figures(known), background),
    )


def profile_spread(figures: Iterable[tuple[int, int]], background: Background) -> float:
    """How far what came to accounts lies from their figures: the spread of its logarithm.

    Args:
        figures: accounts and what is declared or expected for a year, in minor units.
        background: what came to them.
    """
    days = max((background.ledger.last_at - background.ledger.first_at) // DAY, 1)
    came = {at: one.received_minor for at, one in background.accounts.items()}
    far = [
        abs(log(came[at] * YEAR_DAYS / (figure * days)))
        for at, figure in figures
        if figure > 0 and came.get(at, 0) > 0
    ]
    return max(median(far) / _MIDDLE, HONEST_SPREAD) if far else HONEST_SPREAD


def _held(moves: Sequence[Move], known: Known) -> set[tuple[Value, int]]:
    """Each value of a fact with each account that has it; of seats with each payer."""
    found: set[tuple[Value, int]] = {((one.kind, one.value), one.account) for one in known.accounts}
    payers = {one.row: one.payer for one in moves}
    for one in known.rows:
        if one.kind in SEATS:
            found.add(((one.kind, one.value), payers[one.row]))
    return found


def _cash_pairs(moves: Sequence[Move], known: Known) -> list[tuple[int, int]]:
    """The cities of cash operations of one account that follow one another."""
    city = known.of_rows(RowKind.CITY)
    by_account: dict[int, list[int]] = {}
    for one in sorted(moves, key=lambda one: one.row):
        if one.row in city and one.marks & CASH:
            whose = one.payee if one.marks & Mark.CASH_IN else one.payer
            by_account.setdefault(whose, []).append(city[one.row])
    return [pair for own in by_account.values() for pair in pairwise(own)]


def _outside(known: Known) -> list[bool]:
    """For each price, whether it is out of its range."""
    low, high = known.of_rows(RowKind.PRICE_LOW), known.of_rows(RowKind.PRICE_HIGH)
    prices = known.of_rows(RowKind.UNIT_PRICE).items()
    return [one < low.get(row, one) or one > high.get(row, one) for row, one in prices]


def _figures(known: Known) -> list[tuple[int, int]]:
    found: dict[int, int] = {}
    for one in known.accounts:
        if one.kind in DECLARED:
            found[one.account] = max(found.get(one.account, 0), one.value)
    return sorted(found.items())
