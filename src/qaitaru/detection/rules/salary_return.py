"""Salaries that return: just after pay-day several employees pay large parts of it to one account.

A part of a salary returns where its receiver pays another account at least so many percent of it
before so long is over, and this payment is no salary itself. A scheme is every stretch in which an
account was paid such parts by at least so many persons within the window; with these payments and
the salaries before them. So do employees on paper, and those who keep a share for their chief.

Source: FATF/Egmont, "Concealment of Beneficial Ownership" (2018), nominees; ACFE, "Fraud Examiners
Manual", payroll schemes (ghost employees, kickbacks).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import during, rows_of, stretches
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class SalaryReturnParameters:
    """Persons within seconds; percent of the salary that they pay, before so long is over.

    Who is paid salaries by more than ``employers`` is no employee: the words are misused there.
    """

    persons: int = 5
    seconds: int = 7 * DAY
    percent: int = 50
    after_seconds: int = 48 * HOUR
    employers: int = 10


def salary_return(moves: Sequence[Move], asked: SalaryReturnParameters) -> Iterator[Scheme]:
    """The accounts to which wages flow on."""
    paid = by_account([one for one in moves if one.marks & Mark.SALARY], "payee")
    salaries = {
        person: own
        for person, own in paid.items()
        if len({wage.payer for wage in own}) <= asked.employers
    }
    others = [one for one in moves if not one.marks & Mark.SALARY and one.payer in salaries]
    before = {one.row: list(_paid_out_of(one, salaries[one.payer], asked)) for one in others}

    def is_full(window: Sequence[Move]) -> bool:
        return len({one.payer for one in window}) >= asked.persons

    for account, own in by_account([one for one in others if before[one.row]], "payee").items():
        for first, last in stretches(own, asked.seconds, is_full):
            parts = during(own, first - asked.seconds, last)
            wages = [wage for one in parts for wage in before[one.row]]
            yield Scheme("salary_return", (account, NONE), first, rows_of(parts, wages))


def _paid_out_of(
    one: Move, salaries: Sequence[Move], asked: SalaryReturnParameters
) -> Iterator[Move]:
    since = bisect_right(salaries, one.at - asked.after_seconds, key=lambda wage: wage.at)
    for wage in salaries[since:]:
        if wage.at <= one.at and one.amount * 100 >= wage.amount * asked.percent:
            yield wage
