"""Dormant awakened: an account without movements for long turns over many times what it used to.

A scheme is the time from the first movement after the silence on, with all movements in it, where
their sum is at least so many times what the account turned over in as much time before the silence
on the mean. Its life before counts from its first movement to its last, in whole days, and for not
less than that time. An account that has no life before is new, not dormant.

Source: FATF, "Risk-based approach for the banking sector" (2014), dormant accounts; Wolfsberg
Group, "Statement on monitoring, screening and searching" (2009).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.windows import both_sides, during, rows_of, total
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class DormantAwakenedParameters:
    """Seconds of silence; how many times the turnover before; within how many days after it."""

    silent_seconds: int = 180 * DAY
    times: int = 20
    days: int = 7


def dormant_awakened(moves: Sequence[Move], asked: DormantAwakenedParameters) -> Iterator[Scheme]:
    """The accounts that woke with a flood."""
    for account, own in both_sides(moves).items():
        for number in range(1, len(own)):
            begins = own[number].at
            if begins - own[number - 1].at >= asked.silent_seconds:
                after = during(own, begins - 1, begins - 1 + asked.days * DAY)
                if _is_flood(own[:number], after, asked):
                    yield Scheme("dormant_awakened", (account, NONE), begins, rows_of(after))


def _is_flood(
    before: Sequence[Move], after: Sequence[Move], asked: DormantAwakenedParameters
) -> bool:
    lived = max((before[-1].at - before[0].at) // DAY, asked.days)
    return total(after) * lived >= total(before) * asked.times * asked.days
