"""Linked controllers: accounts used from one hand that pay one payee, or one another.

A link is a device, an address, a phone, a representative or a controller that at least so many
accounts have, and no more than so many: what a whole building shares links nobody. Linked payers:
every stretch in which at least so many accounts of one link paid one payee within the window.
Linked circle: every stretch in which at least so many accounts of one link paid each other within
the window. A fact counts for a transfer where it held at that moment.

Source: FATF, "Concealment of Beneficial Ownership" (2018), annex E; Egmont Group, "Money Laundering
of the Proceeds of Cyber-enabled Fraud" indicators (accounts run from one device).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, Needs
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.union import Group, united
from qaitaru.detection.rules.windows import during, rows_of, stretches
from qaitaru.detection.scheme import NONE, Scheme

LINKS: Final = (
    AccountKind.DEVICE,
    AccountKind.ADDRESS,
    AccountKind.PHONE,
    AccountKind.REPRESENTATIVE,
    AccountKind.CONTROLLER,
)
NEEDS: Final[Needs] = (frozenset(LINKS),)


@dataclass(frozen=True, slots=True)
class LinkedParameters:
    """From how many linked accounts on, within seconds; how many may have the link at most."""

    accounts: int = 3
    seconds: int = 30 * DAY
    holders: int = 20


Link = dict[int, list[AccountFact]]  # what ties them, by account


def linked_payers(
    moves: Sequence[Move], asked: LinkedParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The payees whom several accounts of one hand pay."""
    return united("linked_payers", _payers(moves, asked, known))


def linked_circle(
    moves: Sequence[Move], asked: LinkedParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts of one hand that pay each other."""
    return united("linked_circle", _circles(moves, asked, known))


def _payers(moves: Sequence[Move], asked: LinkedParameters, known: Known) -> Iterator[Group]:
    def is_full(window: Sequence[Move]) -> bool:
        return len({one.payer for one in window}) >= asked.accounts

    for link in _links(known, asked):
        paid = [one for one in moves if _has(link, one.payer, one.at)]
        for payee, own in by_account(paid, "payee").items():
            for first, last in stretches(own, asked.seconds, is_full):
                yield payee, NONE, first, rows_of(during(own, first - asked.seconds, last))


def _circles(moves: Sequence[Move], asked: LinkedParameters, known: Known) -> Iterator[Group]:
    def is_full(window: Sequence[Move]) -> bool:
        return len(_members(window)) >= asked.accounts

    for link in _links(known, asked):
        own = [
            one
            for one in sorted(moves, key=lambda one: (one.at, one.row))
            if one.payer != one.payee
            and _has(link, one.payer, one.at)
            and _has(link, one.payee, one.at)
        ]
        for first, last in stretches(own, asked.seconds, is_full):
            within = during(own, first - asked.seconds, last)
            yield min(_members(within)), NONE, first, rows_of(within)


def _links(known: Known, asked: LinkedParameters) -> Iterator[Link]:
    found: dict[tuple[AccountKind, int], Link] = defaultdict(lambda: defaultdict(list))
    for one in known.accounts:
        if one.kind in LINKS:
            found[one.kind, one.value][one.account].append(one)
    return (link for link in found.values() if asked.accounts <= len(link) <= asked.holders)


def _has(link: Link, account: int, at: int) -> bool:
    return account in link and any(one.holds(at) for one in link[account])


def _members(moves: Sequence[Move]) -> set[int]:
    return {at for one in moves for at in (one.payer, one.payee)}
