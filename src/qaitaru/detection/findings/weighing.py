"""What every weighing needs to know of the ledger, worked out once."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from qaitaru.detection.background import AccountLife, Background
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.moves import Move

_NO_LIFE = AccountLife(-1)


@dataclass(frozen=True, slots=True)
class Weighing:
    """The background, with what amounts may be compared and how lively accounts are."""

    background: Background
    seconds: int  # of the whole ledger, one at least
    as_quiet: Callable[[int], float]  # the share of transfers whose end is as quiet an account
    amounts: AmountsTold = ONE_UNIT

    def life(self, account: int) -> AccountLife:
        """What the account did; nothing, where the background does not know it."""
        return self.background.accounts.get(account, _NO_LIFE)

    def transfers(self, account: int) -> int:
        """All the transfers of an account, in and out."""
        life = self.life(account)
        return life.paid + life.received

    def spread(self, unit: int) -> float:
        """The standard deviation of the logarithms of a unit's amounts."""
        return self.amounts.spread(unit, self.background.ledger)

    def meetings(self, move: Move) -> int:
        """How often the payer of this transfer paid its payee in the whole ledger."""
        return self.background.repeated.get((move.payer, move.payee), 1)


def weighing_of(background: Background, amounts: AmountsTold = ONE_UNIT) -> Weighing:
    """What is known of a ledger before any scheme is weighed."""
    ledger = background.ledger
    lively = background.lively or Counter(
        life.paid + life.received for life in background.accounts.values()
    )
    return Weighing(
        background,
        max(ledger.last_at - ledger.first_at, 1),
        _quietness(lively),
        amounts,
    )


def _quietness(lively: Mapping[int, int]) -> Callable[[int], float]:
    counted = sorted(lively.items())
    levels = [transfers for transfers, _ in counted]
    ends = [0, *accumulate(transfers * accounts for transfers, accounts in counted)]

    def as_quiet(transfers: int) -> float:
        return max(ends[bisect_right(levels, transfers)], 1) / max(ends[-1], 1)

    return as_quiet
