"""What every weighing needs to know of the ledger, worked out once."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from qaitaru.detection.background import AccountLife, Background
from qaitaru.detection.moves import Move

_NO_LIFE = AccountLife(-1)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The background, with the spread of amounts and how lively accounts are."""

    background: Background
    seconds: int  # of the whole ledger, one at least
    spread: float  # standard deviation of the logarithms of amounts
    as_quiet: Callable[[int], float]  # the share of transfers whose end is as quiet an account

    def life(self, account: int) -> AccountLife:
        """What the account did; nothing, where the background does not know it."""
        return self.background.accounts.get(account, _NO_LIFE)

    def transfers(self, account: int) -> int:
        """All the transfers of an account, in and out."""
        life = self.life(account)
        return life.paid + life.received

    def meetings(self, move: Move) -> int:
        """How often the payer of this transfer paid its payee in the whole ledger."""
        return self.background.repeated.get((move.payer, move.payee), 1)


def weighing_of(background: Background) -> Weighing:
    """What is known of a ledger before any scheme is weighed."""
    ledger = background.ledger
    lower, upper = max(ledger.lower_amount, 1), max(ledger.upper_amount, 1)
    lives = [life.paid + life.received for life in background.accounts.values()]
    return Weighing(
        background,
        max(ledger.last_at - ledger.first_at, 1),
        log(upper / lower) / 1.349,  # the middle half of a normal curve
        _quietness(lives),
    )


def _quietness(lives: Sequence[int]) -> Callable[[int], float]:
    counted = sorted(Counter(lives).items())
    levels = [transfers for transfers, _ in counted]
    ends = [0, *accumulate(transfers * accounts for transfers, accounts in counted)]

    def as_quiet(transfers: int) -> float:
        return max(ends[bisect_right(levels, transfers)], 1) / max(ends[-1], 1)

    return as_quiet
