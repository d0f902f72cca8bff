"""Rapid pass-through: credits that leave an account almost whole within a day, again and again.

Debits are paid out of credits first in, first out, so that a credit passes through only where the
money before it has gone too. A credit passed where at least so many percent of it left within the
time. A scheme is every stretch in which at least so many credits passed within the period, with
those credits and the debits that took of them in time; a debit stands with the last it took of.
Where only days are known, what came on a day was there before what went on it.
What an account keeps of each credit stands before the next in the queue: one that keeps a share is
seen only until what it kept outgrows the rest of a credit. Flow-through sees such an account.

Source: FATF, "Professional Money Laundering" (2018), transit accounts; Egmont Group, "Indicators".
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.first_in import Draw, draws
from qaitaru.detection.rules.windows import as_booked, both_sides, during, rows_of, stretches
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class RapidPassThroughParameters:
    """Percent of a credit that leaves within seconds; how often within a period of seconds."""

    percent: int = 90
    seconds: int = DAY
    times: int = 3
    period_seconds: int = 30 * DAY


def rapid_pass_through(
    moves: Sequence[Move], asked: RapidPassThroughParameters
) -> Iterator[Scheme]:
    """The accounts through which money only passes."""
    period = asked.period_seconds
    for account, own in both_sides(moves).items():
        drawn = draws(account, as_booked(account, own))
        quick = [one for one in drawn if one.debit.at - one.credit.at < asked.seconds]
        passed = _passed(quick, asked.percent)
        latest = {one.debit.row: one for one in quick if one.credit.row in passed}
        credits_ = [one for one in own if one.row in passed]
        for first, last in stretches(credits_, period, lambda one: len(one) >= asked.times):
            shown = during(credits_, first - period, last)
            debits = [one.debit for one in latest.values() if one.credit in shown]
            yield Scheme("rapid_pass_through", (account, NONE), first, rows_of(shown, debits))


def _passed(quick: Sequence[Draw], percent: int) -> set[int]:
    """The rows of the credits of which enough left in time."""
    left: Counter[int] = Counter()
    for one in quick:
        left[one.credit.row] += one.amount
    return {
        one.credit.row for one in quick if left[one.credit.row] * 100 >= one.credit.amount * percent
    }
