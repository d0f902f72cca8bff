"""Cash: what is drawn is in the holder's hands until it is paid in again, or time has passed.

Cash leaves no trace of its own. Whoever says that a deposit is the cash of an earlier withdrawal
must be believed for a limited time only: older cash is deemed to be spent.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Final

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.parts import UNKNOWN, Amount, Part, is_claimant
from qaitaru.tracing.walk import Kind, Posting

_SPENT: Final = "/spent"


def cash_account(holder: str) -> str:
    """The account that stands for the cash in a holder's hands."""
    return f"cash:{holder}"


def spent_of(entry_id: str) -> str:
    """The withdrawal whose cash an outflow from the hands is deemed to spend; empty for another."""
    return entry_id.removesuffix(_SPENT) if entry_id.endswith(_SPENT) else ""


def with_cash(
    postings: Sequence[Posting], cash: Mapping[str, str], limit_days: int
) -> list[Posting]:
    """The postings with cash as an account of its holder, to be traced under the same rule.

    A withdrawal goes there. A deposit comes from there as far as withdrawals of at most
    ``limit_days`` before it reach, the oldest of these first; the rest of it is of unknown source.
    What is not paid in again by then is spent on the day after: an outflow from the cash. A
    withdrawal without a day stays in the cash, and a deposit without a day is of unknown source:
    whether it is in time cannot be told.

    Args:
        postings: in the order in which they are to be taken.
        cash: withdrawals and deposits by entry id, and whose cash it is: a name for each person
            and currency.
        limit_days: from withdrawal to deposit, both days allowed; 0: the same day only.
    Returns: the same postings, and beside them an outflow ``<deposit>/cash`` directly before each
        deposit that comes from cash, and an outflow ``<withdrawal>/spent`` on the day it is spent.
    Raises: ClaimFaulty for a booking whose other side or source is claimed otherwise.
    Source: no authority fixes the time; it is an assumption, to be stated and varied. That cash not
        shown to be kept is deemed spent is the cautious side of a cash hoard: Holland v United
        States, 348 U.S. 121 (1954) (the holder's account of cash must be looked into).
    """
    hands = _Hands(cash, timedelta(days=limit_days))
    return [taken for posting in postings for taken in hands.take(posting)]


@dataclass(slots=True, order=True)
class _Withdrawn:
    day: date
    entry_id: str
    holder: str
    left: Amount


@dataclass(slots=True)
class _Hands:
    cash: Mapping[str, str]
    limit: timedelta
    _to_spend: list[_Withdrawn] = field(default_factory=list)  # a heap, by day
    _held: dict[str, deque[_Withdrawn]] = field(default_factory=lambda: defaultdict(deque))

    def take(self, posting: Posting) -> Iterator[Posting]:
        if posting.day is not None:
            yield from self._spend(posting.day)
        holder = self.cash.get(posting.entry_id)
        if holder is None:
            yield posting
        elif posting.kind is Kind.OUT:
            yield self._withdraw(posting, holder)
        else:
            yield from self._deposit(posting, holder)

    def _spend(self, today: date) -> Iterator[Posting]:
        while self._to_spend and self._to_spend[0].day + self.limit < today:
            old = heappop(self._to_spend)
            if old.left:
                on = old.day + self.limit + timedelta(days=1)
                yield _out_of_cash(f"{old.entry_id}{_SPENT}", old.holder, old.left, on)
                old.left = 0

    def _withdraw(self, posting: Posting, holder: str) -> Posting:
        if posting.to_account:
            raise ClaimFaulty(posting.entry_id, f"{cash_account(holder)} != {posting.to_account}")
        if posting.day is not None:
            withdrawn = _Withdrawn(posting.day, posting.entry_id, holder, posting.amount)
            heappush(self._to_spend, withdrawn)
            self._held[holder].append(withdrawn)
        return replace(posting, to_account=cash_account(holder))

    def _deposit(self, posting: Posting, holder: str) -> Iterator[Posting]:
        claimed = [part.source for part in posting.parts if is_claimant(part.source)]
        if posting.kind is not Kind.IN or posting.answers or claimed:
            told = posting.answers or ", ".join(claimed) or posting.kind
            raise ClaimFaulty(posting.entry_id, f"{cash_account(holder)} != {told}")
        taken = self._redeposit(holder, posting.amount) if posting.day else 0
        if taken:
            leg = _out_of_cash(f"{posting.entry_id}/cash", holder, taken, posting.day)
            yield leg
            yield replace(posting, parts=(), answers=leg.entry_id)
        else:
            yield replace(posting, parts=(Part(UNKNOWN, posting.amount),))

    def _redeposit(self, holder: str, amount: Amount) -> Amount:
        held, wanted = self._held[holder], amount
        while held and wanted:
            piece = min(held[0].left, wanted)
            wanted -= piece
            held[0].left -= piece
            if not held[0].left:
                held.popleft()
        return amount - wanted


def _out_of_cash(entry_id: str, holder: str, amount: Amount, day: date | None) -> Posting:
    return Posting(
        entry_id=entry_id, account=cash_account(holder), kind=Kind.OUT, amount=amount, day=day
    )
