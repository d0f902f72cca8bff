"""Out of profile: more comes to an account than its holder declared or was expected to turn over.

A scheme is every stretch in which the credits of an account within the window are at least a sum
that counts, and at least so many times what the window's share of a year's declared income or
expected turnover is; with all credits of the window before and during it. Where several figures
hold at that moment, the largest counts: a doubt is the holder's.

Source: FATF Recommendation 10 and its interpretive note (transactions consistent with what is known
of the customer, the business and the source of funds).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, Needs
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import during, rows_of, stretches, total
from qaitaru.detection.scheme import NONE, Scheme

DECLARED: Final = (AccountKind.DECLARED_INCOME, AccountKind.EXPECTED_TURNOVER)
NEEDS: Final[Needs] = (frozenset(DECLARED),)
YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class OutOfProfileParameters:
    """How many times what is declared, within how many days; the sum that counts, minor units."""

    times: int = 3
    days: int = 90
    threshold: int = 3_000_000_00


def out_of_profile(
    moves: Sequence[Move], asked: OutOfProfileParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts to which more comes than was told of them."""
    told = known.of_accounts(*DECLARED)
    credited = by_account([one for one in moves if one.payee in told], "payee")
    for account, own in credited.items():
        figures = told[account]

        def is_full(window: Sequence[Move], figures: Sequence[AccountFact] = figures) -> bool:
            return _is_beyond(window, figures, asked)

        seconds = asked.days * DAY
        for first, last in stretches(own, seconds, is_full):
            rows = rows_of(during(own, first - seconds, last))
            yield Scheme("out_of_profile", (account, NONE), first, rows)


def _is_beyond(
    window: Sequence[Move], figures: Sequence[AccountFact], asked: OutOfProfileParameters
) -> bool:
    came = total(window)
    a_year = [one.value for one in figures if one.holds(window[-1].at)]
    if not a_year or came < asked.threshold:
        return False
    return came * YEAR_DAYS >= max(a_year) * asked.times * asked.days
