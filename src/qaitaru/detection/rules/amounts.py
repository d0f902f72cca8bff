"""Round and repeated amounts: how an account's debits look when somebody makes them up.

Round: at least so many percent of all debits of an account are multiples of a unit; the scheme has
these. Repeated: one amount was debited at least so often; the scheme has the debits of all such
amounts. Both only support what else was found.

Source: FATF/Egmont, "Trade-Based Money Laundering: Risk Indicators" (2021); Nigrini, "Forensic
Analytics" (2011), number duplication and rounding.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import rows_of
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class RoundAmountsParameters:
    """The unit in minor units; percent of the debits; how many debits there must be at all."""

    unit: int = 10_000_00
    percent: int = 60
    debits: int = 10


@dataclass(frozen=True, slots=True)
class RepeatedAmountParameters:
    """How often the same amount is debited."""

    times: int = 10


def round_amounts(moves: Sequence[Move], asked: RoundAmountsParameters) -> Iterator[Scheme]:
    """The accounts whose debits are round beyond habit."""
    for account, own in by_account(moves, "payer").items():
        even = [one for one in own if one.amount % asked.unit == 0]
        if len(own) >= asked.debits and even and len(even) * 100 >= len(own) * asked.percent:
            yield Scheme("round_amounts", (account, NONE), even[0].at, rows_of(even))


def repeated_amount(moves: Sequence[Move], asked: RepeatedAmountParameters) -> Iterator[Scheme]:
    """The accounts that pay the same amount over and over."""
    for account, own in by_account(moves, "payer").items():
        times = Counter(one.amount for one in own)
        same = [one for one in own if times[one.amount] >= asked.times]
        if same:
            yield Scheme("repeated_amount", (account, NONE), same[0].at, rows_of(same))
