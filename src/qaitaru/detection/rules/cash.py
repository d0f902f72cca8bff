"""Cash that does not fit: where a line of business knows little of it, and where cards are paid.

Cash mismatch: every stretch in which at least so many percent of an account's credits in the window
were cash, though in its line of business no more than so many percent usually are; with its cash
credits. Where several figures hold at that moment, the largest counts: a doubt is the holder's.

Cash beyond takings: every stretch of windows that end with a card payment received, of which there
are enough, and in which the cash paid in was at least so many times what cards had paid; with its
cash credits. Customers who pay by card tell how large a trade is, and how much of it cash can be.

Source: FATF, "Money Laundering through the Physical Transportation of Cash" (2015), cash-intensive
businesses; FinCEN SAR Narrative Guidance (2003) and FFIEC BSA/AML Manual, Appendix F, cash deposits
not commensurate with the business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, Needs
from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import during, rows_of, stretches, total
from qaitaru.detection.scheme import NONE, Scheme

NEEDS: Final[Needs] = (frozenset({AccountKind.USUAL_CASH}),)


@dataclass(frozen=True, slots=True)
class CashMismatchParameters:
    """Percent of the credits that is cash, and at most usual; how many credits within seconds."""

    percent: int = 70
    usual_percent: int = 20
    credits: int = 10
    seconds: int = 30 * DAY


@dataclass(frozen=True, slots=True)
class CashBeyondTakingsParameters:
    """How many times what cards paid; how many card payments within seconds."""

    times: int = 5
    payments: int = 10
    seconds: int = 30 * DAY


def cash_mismatch(
    moves: Sequence[Move], asked: CashMismatchParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The accounts of businesses without cash that live on cash."""
    told = known.of_accounts(AccountKind.USUAL_CASH)
    credited = by_account([one for one in moves if one.payee in told], "payee")
    for account, own in credited.items():

        def is_full(window: Sequence[Move], told: Sequence[AccountFact] = told[account]) -> bool:
            usual = [one.value for one in told if one.holds(window[-1].at)]
            is_cash = _cash(window) * 100 >= total(window) * asked.percent
            is_odd = bool(usual) and max(usual) <= asked.usual_percent
            return is_odd and is_cash and len(window) >= asked.credits

        for begins, rows in _shown(own, stretches(own, asked.seconds, is_full), asked.seconds):
            yield Scheme("cash_mismatch", (account, NONE), begins, rows)


def cash_beyond_takings(
    moves: Sequence[Move], asked: CashBeyondTakingsParameters
) -> Iterator[Scheme]:
    """The accounts with more cash paid in than their card payments let expect."""

    def is_full(window: Sequence[Move]) -> bool:
        cards = [one for one in window if _is_card(one)]
        is_taking = len(cards) >= asked.payments and any(one.at == window[-1].at for one in cards)
        return is_taking and _cash(window) >= max(asked.times * total(cards), 1)

    credited = [one for one in moves if _is_card(one) or one.marks & Mark.CASH_IN]
    for account, own in by_account(credited, "payee").items():
        times = stretches(own, asked.seconds, is_full)
        for begins, rows in _shown(own, times, asked.seconds):
            yield Scheme("cash_beyond_takings", (account, NONE), begins, rows)


def _shown(
    own: Sequence[Move], times: Iterator[tuple[int, int]], seconds: int
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The first second of each stretch, and the rows of its cash."""
    cash = [one for one in own if one.marks & Mark.CASH_IN]
    for first, last in times:
        if rows := rows_of(during(cash, first - seconds, last)):
            yield first, rows


def _is_card(one: Move) -> bool:
    return one.marks & (Mark.CARD | Mark.CASH_IN) == Mark.CARD


def _cash(window: Sequence[Move]) -> int:
    return sum(one.amount for one in window if one.marks & Mark.CASH_IN)
