"""The lowest balance since each claim came in, for many accounts: libr and the static caps.

The table has a row an account: balance, each claim from unknown on, then for each claim how far it
may be from the exact answer, and, under static caps, how far their sum may be: roundings that tie
leave it exact. A row more stands for what a transfer carries.
"""

from typing import Final, NamedTuple

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    OWN,
    PART,
    SHORTFALL,
    UNKNOWN,
    Attributed,
    Numbers,
    Packed,
)
from qaitaru.tracing.kernels.rounding import UNIT, apportion, share_of, times

_BALANCE: Final = 0
_SUM: Final = -1  # how far the claims together may be


class _Books(NamedTuple):
    table: Numbers
    sources: int  # a claim of source s stands in column s, its deviation in sources - 1 + s
    weights: Numbers  # two rows: own and each claim; the parts of an amount
    rests: Numbers
    worst: Numbers
    attributes: bool


class Caps:
    """Accounts under one of the rules that cap each claim alone."""

    def __init__(self, rule: str, accounts: int, sources: int) -> None:
        self._books = _Books(
            np.zeros((accounts + 1, 2 * sources), dtype=np.int64),
            sources,
            np.zeros((2, sources), dtype=np.int64),
            np.zeros(sources, dtype=np.int64),
            np.zeros(1, dtype=np.int64),
            rule == "libr",
        )

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""
        rows: int = _run(postings, self._books, taken)
        return rows

    def held(self) -> Numbers:
        """Account by account what each source holds; claims under libr may overlap."""
        held: Numbers = _held(self._books)
        return held

    def deviation(self) -> int:
        """The greatest bound on any part so far, in 64ths of a minor unit."""
        return int(max(self._books.worst[0], _standing(self._books)))


@compiled
def _run(postings: Packed, books: _Books, taken: Attributed) -> int:
    table, way = books.table, books.table.shape[0] - 1
    rows, place = 0, 0
    while place < postings.kind.size:
        account, amount = postings.account[place], postings.amount[place]
        kind, balance = postings.kind[place], table[account, _BALANCE]
        if kind < OUTFLOW or kind == PART:
            place = _receive(postings, place, books)
            continue
        covered = max(0, min(amount, balance))
        if kind != OUTFLOW and not books.attributes:
            _carry(books, account, covered)
        table[account, _BALANCE] = balance - amount
        if books.attributes:
            rows = _cut(books, account, taken, (rows, place, covered))
        else:
            _cap(books, account)
        if covered < amount:
            taken.posting[rows], taken.source[rows] = place, SHORTFALL
            taken.amount[rows] = amount - covered
            rows += 1
        if kind != OUTFLOW:
            table[way, UNKNOWN] += amount - covered
            _convert(books, kind, amount, postings.received[place])
            _arrive(books, postings.to_account[place], postings.received[place])
        place += 1
    return rows


@compiled
def _receive(postings: Packed, place: int, books: _Books) -> int:
    """A receipt, in one part or in several; returns the next place."""
    table, account = books.table, postings.account[place]
    balance = table[account, _BALANCE]
    while True:
        amount, source = postings.amount[place], postings.source[place]
        table[account, _BALANCE] += amount
        if source != OWN:
            table[account, source] += amount
        place += 1
        if postings.kind[place - 1] != PART:
            break
    if balance < 0:
        _cap(books, account)
    return place


@compiled
def _cap(books: _Books, account: int) -> None:
    """No claim is above the balance; one that is cut for certain is exact again."""
    table, ceiling, touched = books.table, max(books.table[account, _BALANCE], 0), False
    for source in range(UNKNOWN, books.sources):
        claim, off = table[account, source], books.sources - 1 + source
        if (ceiling - claim) * UNIT < table[account, off]:
            table[account, _SUM] += table[account, off]
            touched = True
        if claim > ceiling:
            table[account, source] = ceiling
        if ceiling == 0 or (claim > ceiling and (claim - ceiling) * UNIT >= table[account, off]):
            table[account, off] = 0
    if touched:
        _bound_sum(books, account)


@compiled
def _bound_sum(books: _Books, row: int) -> None:
    """The claims together are no further off than all of them."""
    table, every = books.table, 0
    for source in range(UNKNOWN, books.sources):
        every += table[row, books.sources - 1 + source]
    table[row, _SUM] = min(table[row, _SUM], every)


@compiled
def _cut(books: _Books, account: int, taken: Attributed, at: tuple[int, int, int]) -> int:
    """Cap the claims after an outflow; what it cut is attributed, and on its way."""
    table, (rows, place, covered) = books.table, at
    table[-1, :] = 0
    ceiling, touched, whole = max(table[account, _BALANCE], 0), False, 0
    for source in range(UNKNOWN, books.sources):
        whole += table[account, source]
        bound = table[account, books.sources - 1 + source]
        touched |= table[account, source] > ceiling or bound > 0
    claimed = _cut_claims(books, account, ceiling) if touched else 0
    own = max(ceiling + covered - whole, 0) - max(ceiling - whole + claimed, 0)
    if own > 0:
        taken.posting[rows], taken.source[rows] = place, OWN
        taken.amount[rows] = own
        rows += 1
    if touched:
        for source in range(UNKNOWN, books.sources):
            if table[-1, source] > 0:
                taken.posting[rows], taken.source[rows] = place, source
                taken.amount[rows] = table[-1, source]
                rows += 1
    return rows


@compiled
def _cut_claims(books: _Books, account: int, ceiling: int) -> int:
    """What is cut goes on its way; returns the sum."""
    table, claimed, unsure = books.table, 0, 0
    for source in range(UNKNOWN, books.sources):
        claim, off = table[account, source], books.sources - 1 + source
        bound, cut = table[account, off], max(claim - ceiling, 0)
        table[account, source] -= cut
        table[-1, source] = cut
        claimed += cut
        if ceiling == 0 or (cut > 0 and cut * UNIT >= bound):
            table[account, off] = 0
            table[-1, off] = bound
        elif (ceiling - claim) * UNIT < bound:
            table[-1, off] = bound
        unsure += bound + table[account, off]  # own is known from all claims, before and after
    books.worst[0] = max(books.worst[0], unsure)
    return claimed


@compiled
def _carry(books: _Books, account: int, covered: int) -> None:
    """Under static caps a transfer takes along of each source what it holds of the balance.

    Of a deviation the part ``p`` goes and the rest stays, as of the claim itself. Where the sum of
    the weights may be off, so may ``p``, by no more than ``p`` times that over the exact sum: what
    goes of a claim is off by ``p`` times its share of the sum's deviation, and what stays, by the
    same the other way.
    """
    table, way, last = books.table, books.table.shape[0] - 1, books.sources - 1
    table[way, :] = 0
    if covered == 0:
        return
    whole, off = _weigh(books, account)
    balance, together = table[account, _BALANCE], table[account, _SUM]
    least = max(balance, whole - _up(off))
    rounded = apportion(books.weights, 0, 1, (0, books.sources), covered, whole, books.rests)
    for source in range(UNKNOWN, books.sources):
        claim, bound = table[account, source], table[account, last + source]
        drift = times(off, min(claim + _up(bound), least), least)
        more = times(drift, covered, whole) + rounded * UNIT
        gone, kept = times(bound, covered, whole), times(bound, whole - covered, whole)
        table[way, source] = books.weights[1, source]
        table[way, last + source] = min(gone + more, covered * UNIT)
        table[account, source] = claim - table[way, source]
        table[account, last + source] = kept + more
    stays = balance - covered if off == 0 and whole == balance else balance
    table[way, _SUM] = times(together, covered, balance) + rounded * UNIT
    table[account, _SUM] = times(together, stays, balance) + rounded * UNIT
    _bound_sum(books, way)
    _bound_sum(books, account)


@compiled
def _weigh(books: _Books, account: int) -> tuple[int, int]:
    """Lay out own and the claims as weights.

    Returns: their sum, which is the balance or more, and how far it may be from the exact one.
    """
    table, weights = books.table, books.weights
    claimed, off = 0, table[account, _SUM]
    for source in range(UNKNOWN, books.sources):
        weights[0, source] = table[account, source]
        claimed += table[account, source]
    balance = max(table[account, _BALANCE], 0)
    weights[0, OWN] = max(balance - claimed, 0)
    return max(balance, claimed), max(min(off, (claimed - balance) * UNIT + off), 0)


@compiled
def _up(deviation: int) -> int:
    """In whole minor units."""
    return -(-deviation // UNIT)


@compiled
def _convert(books: _Books, kind: int, amount: int, received: int) -> None:
    """What was sent, as it arrives: each claim rounded down, or with more of unknown source."""
    table, way, last = books.table, books.table.shape[0] - 1, books.sources - 1
    if received == amount:
        return
    if amount == 0 or (received > amount and kind != CONVERSION):
        table[way, UNKNOWN] += received - amount
        return
    lost = 0
    for source in range(UNKNOWN, books.sources):
        arrived, rest = share_of(table[way, source], received, amount)
        table[way, source] = arrived
        bound = times(table[way, last + source], received, amount) + (UNIT if rest else 0)
        table[way, last + source] = min(bound, received * UNIT)
        lost += UNIT if rest else 0
    table[way, _SUM] = times(table[way, _SUM], received, amount) + lost
    _bound_sum(books, way)


@compiled
def _arrive(books: _Books, account: int, amount: int) -> None:
    table, way, balance = books.table, books.table.shape[0] - 1, books.table[account, _BALANCE]
    table[account, _BALANCE] = balance + amount
    for column in range(UNKNOWN, table.shape[1]):
        table[account, column] += table[way, column]
    if balance < 0:
        _cap(books, account)


@compiled
def _held(books: _Books) -> Numbers:
    """Under libr claims stand alone; under static caps they are scaled to what is there."""
    held = np.zeros((books.table.shape[0] - 1, books.sources), dtype=np.int64)
    for account in range(held.shape[0]):
        whole, _ = _weigh(books, account)
        balance = max(books.table[account, _BALANCE], 0)
        chosen = 0
        if not books.attributes and whole > balance:
            apportion(books.weights, 0, 1, (0, books.sources), balance, whole, books.rests)
            chosen = 1
        held[account, :] = books.weights[chosen, :]
    return held


@compiled
def _standing(books: _Books) -> int:
    """The greatest deviation of what an account holds, own included."""
    worst, last = 0, books.sources - 1
    for account in range(books.table.shape[0] - 1):
        whole, off = _weigh(books, account)
        balance = max(books.table[account, _BALANCE], 0)
        scaled = not books.attributes and (whole > balance or off > 0)
        every = 0
        for source in range(UNKNOWN, books.sources):
            bound = books.table[account, last + source]
            every += bound
            worst = max(worst, bound + off + UNIT if scaled else bound)
        worst = max(worst, every if books.attributes else books.table[account, _SUM])
    return worst
