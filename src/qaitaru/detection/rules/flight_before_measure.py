"""Flight before a measure: money leaves, or the owner changes, in the days before a freeze.

Flight: in the days before a measure took effect on an account, what left it is a sum that counts,
at least so many percent of what it held (what was there when those days began, as far as the ledger
shows, and what came in them), and at least so many times what used to leave it in as many days.
The scheme has these debits. Owner changed: the account's holder, owner or beneficiary changed in
those days; the scheme has all that moved in them.

Source: StAR, "Asset Recovery Handbook" (2nd edition, 2021), chapter 4 (dissipation before a
restraint); FATF Recommendation 4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from qaitaru.detection.known import NOTHING, AccountKind, Known, Needs
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.union import Group, united
from qaitaru.detection.rules.windows import both_sides, rows_of, total
from qaitaru.detection.scheme import NONE, Scheme

FLIGHT_NEEDS: Final[Needs] = (frozenset({AccountKind.MEASURE}),)
OWNER_NEEDS: Final[Needs] = (*FLIGHT_NEEDS, frozenset({AccountKind.OWNER_CHANGED}))


@dataclass(frozen=True, slots=True)
class FlightParameters:
    """The days before; percent of what was held; how many times the usual; minor units."""

    days: int = 14
    percent: int = 50
    times: int = 3
    threshold: int = 500_000_00


@dataclass(frozen=True, slots=True)
class OwnerChangedParameters:
    """The days before the measure."""

    days: int = 14


def flight_before_measure(
    moves: Sequence[Move], asked: FlightParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts that were emptied before they were frozen."""
    sides = both_sides(moves)
    for account, facts in known.of_accounts(AccountKind.MEASURE).items():
        own = sides.get(account, [])
        for taken in sorted({one.from_s for one in facts}):
            out = _fled(account, [one for one in own if one.at < taken], taken, asked)
            if out:
                begins = taken - asked.days * DAY
                yield Scheme("flight_before_measure", (account, NONE), begins, rows_of(out))


def owner_changed_before_measure(
    moves: Sequence[Move], asked: OwnerChangedParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts that passed to another before they were frozen."""
    return united("owner_changed_before_measure", _changed(moves, asked, known))


def _fled(account: int, own: Sequence[Move], taken: int, asked: FlightParameters) -> Sequence[Move]:
    """What left an account in the days before a measure, if that is flight."""
    begins = taken - asked.days * DAY
    earlier, within = (
        [one for one in own if (one.at < begins) is is_early] for is_early in (True, False)
    )
    out = [one for one in within if one.payer == account]
    gone, sent = total(out), total([one for one in earlier if one.payer == account])
    held = _held(account, earlier) + total(within) - gone
    days = (begins - earlier[0].at) // DAY if earlier else 0
    is_large = gone >= asked.threshold and gone * 100 >= held * asked.percent
    return out if is_large and gone * days >= asked.times * sent * asked.days else ()


def _held(account: int, own: Sequence[Move]) -> int:
    """The balance, as far as the ledger shows it: never below zero on the way."""
    gone = [one.amount if one.payer == account else -one.amount for one in own]
    short = list(accumulate(gone, initial=0))
    return max(short) - short[-1]


def _changed(moves: Sequence[Move], asked: OwnerChangedParameters, known: Known) -> Iterator[Group]:
    measured = known.of_accounts(AccountKind.MEASURE)
    changed = known.of_accounts(AccountKind.OWNER_CHANGED)
    sides = both_sides(moves)
    for account in measured.keys() & changed.keys():
        own = sides.get(account, [])
        for taken in {one.from_s for one in measured[account]}:
            begins = taken - asked.days * DAY
            rows = [one.row for one in own if begins <= one.at < taken]
            for change in {one.from_s for one in changed[account]}:
                if rows and begins <= change < taken:
                    yield account, NONE, change, rows
