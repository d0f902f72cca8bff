"""Funnel account: cash paid in far apart, and taken out where none was paid in.

A scheme is every stretch in which cash was paid into an account in at least so many cities within
the window, and at least so many percent of it left by the time after it as cash in a city where
none of it had been paid in, or abroad; with all these credits and debits. The city is that of each
cash operation as the bank states it; an operation without one says nothing.

Source: FinCEN, Advisory FIN-2014-A005 (funnel accounts); FATF, "Professional Money Laundering"
(2018).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, Known, Needs, RowKind
from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import during, rows_of, stretches, total
from qaitaru.detection.scheme import NONE, Scheme

NEEDS: Final[Needs] = (frozenset({RowKind.CITY}),)
NOWHERE: Final = -1
"""The city of what goes abroad, and is not that of any cash paid in."""


@dataclass(frozen=True, slots=True)
class FunnelParameters:
    """From how many cities on, within seconds; percent taken out elsewhere, until so long after."""

    cities: int = 3
    seconds: int = 7 * DAY
    percent: int = 50
    after_seconds: int = 72 * HOUR


def funnel(
    moves: Sequence[Move], asked: FunnelParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts through which cash of several cities is taken out in another."""
    city = known.of_rows(RowKind.CITY)
    paid_in = [one for one in moves if one.marks & Mark.CASH_IN and one.row in city]
    taken = _taken(moves, city)
    out = by_account([one for one in moves if one.row in taken], "payer")

    def is_full(window: Sequence[Move]) -> bool:
        return len({city[one.row] for one in window}) >= asked.cities

    for account, own in by_account(paid_in, "payee").items():
        for first, last in stretches(own, asked.seconds, is_full):
            came = during(own, first - asked.seconds, last)
            cities = {city[one.row] for one in came}
            until = last + asked.after_seconds
            about = during(out.get(account, ()), first - asked.seconds, until)
            went = [one for one in about if taken[one.row] not in cities]
            if went and total(went) * 100 >= total(came) * asked.percent:
                yield Scheme("funnel", (account, NONE), first, rows_of(came, went))


def _taken(moves: Sequence[Move], city: Mapping[int, int]) -> dict[int, int]:
    """Where each row took cash out of an account, or sent money abroad."""
    found = {
        one.row: city[one.row] for one in moves if one.marks & Mark.CASH_OUT and one.row in city
    }
    return found | {one.row: NOWHERE for one in moves if one.marks & Mark.ABROAD}
