"""Loan-back: somebody's own money returns to them as a loan.

A loan is what one account pays another in one second under words of a loan. Behind it stands what
the borrower had paid the lender before, directly or through one hand: to an account that then paid
the lender, of which no more counts than came and no more than went on. Payments under words of a
loan are none of this: they are the service of a debt; nor is a loan what goes to an account that
had lent to the payer before. A scheme is every loan that is no small one and of which at least so
many percent stands behind it within the time; with all these transfers. Who lends to more than so
many accounts lends as a trade, and is left out.

Source: World Bank/UNODC StAR, "The Puppet Masters" (2011), loan-back; FATF, "Money Laundering
through the Real Estate Sector" (2007), back-to-back loans.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import rows_of, total
from qaitaru.detection.scheme import Scheme

_Paid = dict[int, list[Move]]


@dataclass(frozen=True, slots=True)
class LoanBackParameters:
    """How long before the loan; percent of it that stands behind it; whom a lender may lend to.

    A loan below the threshold, in minor units, is not looked at: friends lend and pay each other.
    """

    seconds: int = 180 * DAY
    percent: int = 80
    borrowers: int = 20
    threshold: int = 1_000_000_00


def loan_back(moves: Sequence[Move], asked: LoanBackParameters) -> Iterator[Scheme]:
    """The loans that the borrower's own money paid for."""
    paid = by_account([one for one in moves if not one.marks & Mark.LOAN], "payer")
    for (borrower, lender, at), loan in _loans(moves, asked.borrowers).items():
        behind, brought = _behind(paid, borrower, lender, (at - asked.seconds, at))
        is_own = brought * 100 >= asked.percent * total(loan)
        if behind and is_own and total(loan) >= asked.threshold:
            yield Scheme("loan_back", (borrower, lender), at, rows_of(loan, behind))


def _loans(moves: Sequence[Move], borrowers: int) -> dict[tuple[int, int, int], list[Move]]:
    found: dict[tuple[int, int, int], list[Move]] = {}
    first: dict[tuple[int, int], int] = {}
    for lender, own in by_account([one for one in moves if one.marks & Mark.LOAN], "payer").items():
        first |= {(lender, one.payee): one.at for one in reversed(own)}
        if len({one.payee for one in own}) <= borrowers:
            for one in own:
                found.setdefault((one.payee, lender, one.at), []).append(one)
    return {loan: own for loan, own in found.items() if first.get(loan[:2], loan[2]) >= loan[2]}


def _behind(
    paid: _Paid, borrower: int, lender: int, within: tuple[int, int]
) -> tuple[list[Move], int]:
    """What was paid towards the lender after one second and before another, and how much of it."""
    after, before = within
    own = [one for one in paid.get(borrower, ()) if after < one.at < before]
    rows = [one for one in own if one.payee == lender]
    brought = total(rows)
    for hand in sorted({one.payee for one in own} - {lender}):
        came = [one for one in own if one.payee == hand]
        since = came[0].at
        went = [
            one for one in paid.get(hand, ()) if one.payee == lender and since <= one.at < before
        ]
        if went:
            came = [one for one in came if one.at <= went[-1].at]
            rows += [*came, *went]
            brought += min(total(came), total(went))
    return rows, brought
