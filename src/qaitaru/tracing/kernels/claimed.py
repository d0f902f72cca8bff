"""A claim laid on millions of bookings: columns of the ledger made into what the kernels trace."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.laying import Sources, laid
from qaitaru.tracing.kernels.merging import (
    AS_BOOKED,
    CREDITS_FIRST,
    DEBITS_FIRST,
    GIVEN_UP,
    NOTHING,
    Booked,
    credits_of,
    in_one_order,
)
from qaitaru.tracing.kernels.postings import FIRST_CLAIMANT, OWN, UNKNOWN, Codes, Numbers
from qaitaru.tracing.kernels.volume_store import PackedLedger
from qaitaru.tracing.order import SameDay

MODES: Final[Mapping[SameDay, int]] = {
    SameDay.LEDGER: AS_BOOKED,
    SameDay.CREDITS_FIRST: CREDITS_FIRST,
    SameDay.DEBITS_FIRST: DEBITS_FIRST,
}


class Evidence(NamedTuple):
    """What the ledger holds of a claim; rows by day, account and order in its statements.

    Attributes:
        no, account, day, amount: of each row; receipts are positive.
        credit, debit: the rows of each transfer with both sides in hand, the receipt of none
            claimed.
        openings: by account, where a statement says what stood there.
        claimed_row, claimed_source, claimed_amount: what is claimed, by row and in order.
    """

    no: Numbers
    account: Codes
    day: Codes
    amount: Numbers
    credit: Numbers
    debit: Numbers
    openings: Mapping[int, int]
    claimed_row: Numbers
    claimed_source: Codes
    claimed_amount: Numbers


class Terms(NamedTuple):
    """Names behind the numbers, and how the claim is to be followed."""

    accounts: Sequence[str]
    currencies: Sequence[str]  # of each account
    sources: Sequence[str]
    unclaimed: int  # the source of what nobody claims
    same_day: SameDay


class Placed(NamedTuple):
    """Of each place in the order what is booked there.

    Attributes:
        no: number of the booking; 0: an opening.
        answers: number of the outflow that a receipt brings; 0: none.
        to_account: of an outflow that is followed, where it goes; else below 0.
    """

    no: Numbers
    account: Codes
    day: Codes
    amount: Numbers
    answers: Numbers
    to_account: Codes


class LaidClaim(NamedTuple):
    """What is traced; and the numbers of the receipts whose link contradicts the order."""

    ledger: PackedLedger
    placed: Placed
    given_up: Numbers


def lay_claim(evidence: Evidence, terms: Terms) -> LaidClaim:
    """Everything in one order, each receipt with its source.

    Raises: KeyError for an order that no kernel knows.
    """
    booked, of_opening = _booked(evidence, len(terms.accounts))
    order = in_one_order(booked, MODES[terms.same_day])
    sources = _sources(evidence, booked, of_opening, terms.unclaimed)
    kinds = sorted(set(terms.currencies))
    currency = np.array([kinds.index(one) for one in terms.currencies], dtype=np.int16)
    made = laid(booked, sources, order, currency.tolist())
    placed = _placed(evidence, booked, order)
    ledger = PackedLedger(
        postings=made.postings,
        seq=made.place,
        accounts=terms.accounts,
        sources=terms.sources,
        ways=made.accounts - len(terms.accounts),
        leaves=_leaves(placed, currency),
        kinds=kinds,
    )
    return LaidClaim(ledger, placed, evidence.no[booked.answers == GIVEN_UP])


def received(evidence: Evidence, terms: Terms) -> dict[str, dict[str, int]]:
    """What came in for each claimant, by currency."""
    found: dict[str, dict[str, int]] = {}
    of_row = np.array(terms.currencies)[evidence.account[evidence.claimed_row]]
    for source, name in enumerate(terms.sources[FIRST_CLAIMANT:], start=FIRST_CLAIMANT):
        own = evidence.claimed_source == source
        for currency in np.unique(of_row[own]).tolist():
            amounts = evidence.claimed_amount[own & (of_row == currency)]
            found.setdefault(name, {})[currency] = int(amounts.sum())
    return found


def _leaves(placed: Placed, currency: NDArray[np.int16]) -> NDArray[np.int16]:
    """Of each place, where an outflow leaves the evidence, its currency; else -1."""
    gone = (placed.no != 0) & (placed.amount < 0) & (placed.to_account < 0)
    return np.where(gone, currency[placed.account], np.int16(-1))


def _booked(evidence: Evidence, accounts: int) -> tuple[Booked, Codes]:
    """The rows with their links, and of each account the source of what stood there before."""
    answers = np.full(evidence.no.size, NOTHING, dtype=np.int64)
    answers[evidence.credit] = evidence.debit
    opening = -_least(evidence.account, evidence.amount, accounts)
    source = np.full(accounts, UNKNOWN, dtype=np.int32)
    for account, stated in evidence.openings.items():
        opening[account], source[account] = stated, OWN
    booked = Booked(evidence.day, evidence.account, evidence.amount, answers, opening)
    return booked, source


def _sources(evidence: Evidence, booked: Booked, of_opening: Codes, unclaimed: int) -> Sources:
    """Whose every receipt is; what is left of one that is claimed in part is nobody's claim."""
    of_row = np.full(evidence.no.size, unclaimed, dtype=np.int32)
    of_row[booked.answers == GIVEN_UP] = UNKNOWN
    row, source, amount = evidence.claimed_row, evidence.claimed_source, evidence.claimed_amount
    rows, first, count = np.unique(row, return_index=True, return_counts=True)
    sums = np.add.reduceat(amount, first) if row.size else amount
    rest = evidence.amount[rows] - sums
    whole = (count == 1) & (rest == 0)
    of_row[rows[whole]] = source[first[whole]]
    over = rows[rest > 0]
    parted = np.isin(row, rows[~whole])
    part_row = np.concatenate((row[parted], over))
    turn = np.argsort(part_row, kind="stable")  # a rest stands after its row's parts
    part_row = part_row[turn]
    starts, at = np.unique(part_row, return_index=True)
    of_row[starts] = -1 - at
    rests = np.full(over.size, unclaimed, dtype=np.int32)
    part_source = np.concatenate((source[parted], rests))[turn]
    part_amount = np.concatenate((amount[parted], rest[rest > 0]))[turn]
    return Sources(of_row, part_row, part_source, part_amount, of_opening)


def _placed(evidence: Evidence, booked: Booked, order: Numbers) -> Placed:
    opens, row = order < 0, np.maximum(order, 0)
    account = np.where(opens, -1 - order, evidence.account[row]).astype(np.int32)
    answers, credit = booked.answers[row], credits_of(booked.answers)[row]
    followed = ~opens & (credit >= 0)
    return Placed(
        no=np.where(opens, 0, evidence.no[row]),
        account=account,
        day=evidence.day[row],
        amount=np.where(opens, booked.opening[account], evidence.amount[row]),
        answers=np.where(~opens & (answers >= 0), evidence.no[answers], 0),
        to_account=np.where(followed, evidence.account[credit], -1).astype(np.int32),
    )


@compiled
def _least(account: Codes, amount: Numbers, accounts: int) -> Numbers:
    """The lowest that each account would come to, had it begun with nothing; never above 0."""
    running, least = np.zeros(accounts, dtype=np.int64), np.zeros(accounts, dtype=np.int64)
    for row in range(account.size):
        running[account[row]] += amount[row]
        least[account[row]] = min(least[account[row]], running[account[row]])
    return least
