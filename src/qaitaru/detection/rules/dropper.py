"""Dropper (money mule): a fresh or reawakened account, filled by strangers and emptied at once.

An account is fresh for so long after it was opened, and after its first movement that follows a
silence. Where the day of its opening is not known, its first movement stands for it: an account
older than the ledger then looks fresh in the ledger's first weeks, which its opening agreement
settles. A stranger is one with whom it never dealt before. A scheme is every stretch in which a
fresh account had at least so many credits of strangers within the window, and at least so many
percent of all its credits then went out again within the time after; with all these credits and
debits.

Source: FATF/Egmont/Interpol, "Illicit Financial Flows from Cyber-enabled Fraud" (2023), mule
accounts; Europol, "European Money Mule Action" (indicators).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, AccountKind, Kind, Known
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.counterflow import Counterflow, answered
from qaitaru.detection.rules.windows import both_sides, stretches
from qaitaru.detection.scheme import NONE, Scheme

USES: Final[frozenset[Kind]] = frozenset({AccountKind.OPENED})


@dataclass(frozen=True, slots=True)
class DropperParameters:
    """Seconds an account is fresh, and silent; strangers within seconds; percent out after it."""

    fresh_seconds: int = 90 * DAY
    silent_seconds: int = 180 * DAY
    strangers: int = 5
    seconds: int = 48 * HOUR
    percent: int = 80
    after_seconds: int = 24 * HOUR

    @property
    def emptying(self) -> Counterflow:
        """How much goes out, and until when."""
        return Counterflow(self.seconds, self.percent, after_seconds=self.after_seconds)


def dropper(
    moves: Sequence[Move], asked: DropperParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts that were lent to pass other people's money."""
    opened = known.of_accounts(AccountKind.OPENED)
    for account, own in both_sides(moves).items():
        began = min([own[0].at, *(one.from_s for one in opened.get(account, ()))])
        woke = _woke(own, began, asked.silent_seconds)

        def is_full(window: Sequence[Move], woke: dict[int, int] = woke) -> bool:
            at = window[-1].at
            return len(window) >= asked.strangers and at - woke[at] < asked.fresh_seconds

        credits_ = [one for one in own if one.payee == account]
        debits = [one for one in own if one.payer == account]
        times = stretches(_strange(account, own), asked.seconds, is_full)
        for begins, rows in answered(times, credits_, debits, asked.emptying):
            yield Scheme("dropper", (account, NONE), begins, rows)


def _strange(account: int, own: Sequence[Move]) -> list[Move]:
    """The credits that are the first dealing with their payer."""
    first: dict[int, Move] = {}
    for one in own:
        first.setdefault(one.payer if one.payee == account else one.payee, one)
    return [one for one in first.values() if one.payee == account]


def _woke(own: Sequence[Move], began: int, silent_seconds: int) -> dict[int, int]:
    """For each second of a movement, when the account was opened or last began to move."""
    found: dict[int, int] = {}
    woke, before = began, own[0].at
    for one in own:
        if one.at - before >= silent_seconds:
            woke = one.at
        found[one.at], before = woke, one.at
    return found
