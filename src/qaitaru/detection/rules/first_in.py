"""Which credit of an account each debit is paid out of: first in, first out.

Source: Devaynes v Noble (Clayton's case), 1816; FATF, "Professional Money Laundering" (2018).
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import Move


@dataclass(frozen=True, slots=True)
class Draw:
    """What a debit took of a credit."""

    credit: Move
    debit: Move
    amount: int


def draws(account: int, own: Sequence[Move]) -> Iterator[Draw]:
    """What each debit took of which credits, in the order of time.

    What a debit takes beyond all credits seen was there before the ledger begins: no draw.
    """
    waiting: deque[tuple[Move, int]] = deque()
    for one in own:
        if one.payee == account:
            waiting.append((one, one.amount))
            continue
        needed = one.amount
        while needed and waiting:
            credit, left = waiting.popleft()
            taken = min(left, needed)
            yield Draw(credit, one, taken)
            needed -= taken
            if left > taken:
                waiting.appendleft((credit, left - taken))
