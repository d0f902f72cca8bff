"""Proximity to a listed party: money that a designated party sent on, or that came to it, by hops.

A designated party's dealings count from so long before its listing until it is lifted. From each of
them the money is followed forward (from listed) or backward (to listed) through so many transfers
in all, each later than the one before it by less than so many seconds, and of no more than it and
of at least so many percent of it. Where more than so many transfers would fit, it is lost in the
crowd and not followed. A scheme is what one counterparty of the party took part in.

Source: FATF Recommendation 6 and its interpretive note (funds controlled directly or indirectly);
Wolfsberg Group, "Guidance on Sanctions Screening" (2019).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, Needs
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.grouping import Side, by_account
from qaitaru.detection.scheme import Scheme

NEEDS: Final[Needs] = (frozenset({AccountKind.LISTED}),)


@dataclass(frozen=True, slots=True)
class ListedProximityParameters:
    """Transfers of a path; seconds between two; percent kept at each; how many may fit at one.

    The last is how long before its listing the party's dealings count.
    """

    hops: int = 3
    seconds: int = 72 * HOUR
    percent: int = 80
    followed: int = 20
    before_seconds: int = 365 * DAY


def from_listed(
    moves: Sequence[Move], asked: ListedProximityParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """What became of the money that listed parties sent."""
    return _schemes(("from_listed", "payer", "payee"), moves, asked, known)


def to_listed(
    moves: Sequence[Move], asked: ListedProximityParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """Where the money that listed parties got had come from."""
    return _schemes(("to_listed", "payee", "payer"), moves, asked, known)


def _schemes(
    way: tuple[str, Side, Side],
    moves: Sequence[Move],
    asked: ListedProximityParameters,
    known: Known,
) -> Iterator[Scheme]:
    listed, (name, near, far) = known.of_accounts(AccountKind.LISTED), way
    of_near = by_account(moves, near)
    for account, own in of_near.items():
        for other in sorted({getattr(one, far) for one in own}):
            first = [
                one
                for one in own
                if getattr(one, far) == other and _counts(listed.get(account, ()), one.at, asked)
            ]
            if first:
                rows = _reached(first, far, of_near, asked)
                yield Scheme(name, (account, other), first[0].at, tuple(sorted(rows)))


def _counts(facts: Sequence[AccountFact], at: int, asked: ListedProximityParameters) -> bool:
    return any(one.from_s - asked.before_seconds <= at < one.to_s for one in facts)


def _reached(
    first: Sequence[Move],
    far: Side,
    of_near: dict[int, list[Move]],
    asked: ListedProximityParameters,
) -> set[int]:
    """The rows of all paths that begin with these."""
    found, level = {one.row for one in first}, {one.row: one for one in first}
    for _ in range(asked.hops - 1):
        reached: dict[int, Move] = {}
        for one in level.values():
            after = of_near.get(getattr(one, far), ())
            fit = [other for other in after if _fits(one, other, far, asked)]
            if len(fit) <= asked.followed:
                reached |= {other.row: other for other in fit}
        found |= set(reached)
        level = reached
    return found


def _fits(one: Move, other: Move, far: Side, asked: ListedProximityParameters) -> bool:
    """Whether the money of one goes on in the other, or came from it."""
    before, after = (one, other) if far == "payee" else (other, one)
    is_next = before.row < after.row and after.at - before.at < asked.seconds
    is_kept = after.amount <= before.amount
    return is_next and is_kept and after.amount * 100 >= before.amount * asked.percent
