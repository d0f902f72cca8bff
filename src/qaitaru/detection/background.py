"""The life of each account and of the whole ledger, against which a scheme is or is not a surprise.

Source: Newman, "Networks" (2nd edition, 2018), chapter 12: in the configuration model every account
keeps its number of transfers, and all else is by chance.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qaitaru.detection.moves import Move


@dataclass(frozen=True, slots=True)
class AccountLife:
    """What one account did in the whole ledger; transfers to itself are not counted."""

    account: int
    paid: int = 0  # transfers out
    received: int = 0  # transfers in
    payees: int = 0  # distinct
    payers: int = 0  # distinct
    first_at: int = 0
    last_at: int = 0
    paid_minor: int = 0
    received_minor: int = 0


@dataclass(frozen=True, slots=True)
class LedgerLife:
    """The whole ledger: its transfers, accounts, time, and the middle half of its amounts."""

    transfers: int = 0
    accounts: int = 0
    first_at: int = 0
    last_at: int = 0
    lower_amount: int = 0  # a quarter of the amounts are below it
    upper_amount: int = 0  # a quarter of the amounts are at it or above it


@dataclass(frozen=True, slots=True)
class Background:
    """The ledger, its accounts by number, and how often the pairs met that met more than once.

    ``lively`` is how many accounts have so many transfers, for each such number; empty where it is
    to be counted from the accounts.
    """

    ledger: LedgerLife
    accounts: Mapping[int, AccountLife]
    repeated: Mapping[tuple[int, int], int] = field(default_factory=dict)  # by payer and payee
    lively: Mapping[int, int] = field(default_factory=dict, compare=False)


def background_of(moves: Sequence[Move]) -> Background:
    """The background of these moves, in whatever order they are told."""
    counted = [one for one in moves if one.payer != one.payee]
    pairs = Counter((one.payer, one.payee) for one in counted)
    accounts = _accounts(counted, pairs)
    repeated = {pair: count for pair, count in pairs.items() if count > 1}
    return Background(_ledger(counted, len(accounts)), accounts, repeated)


def _ledger(counted: Sequence[Move], accounts: int) -> LedgerLife:
    if not counted:
        return LedgerLife()
    times = [one.at for one in counted]
    amounts = sorted(one.amount for one in counted)
    lower, upper = amounts[len(amounts) // 4], amounts[len(amounts) * 3 // 4]
    return LedgerLife(len(counted), accounts, min(times), max(times), lower, upper)


def _accounts(
    counted: Sequence[Move], pairs: Mapping[tuple[int, int], int]
) -> dict[int, AccountLife]:
    payees = Counter(payer for payer, _ in pairs)
    payers = Counter(payee for _, payee in pairs)
    paid, received = Counter(one.payer for one in counted), Counter(one.payee for one in counted)
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    times: dict[int, list[int]] = {}
    for one in counted:
        sums[one.payer][0] += one.amount
        sums[one.payee][1] += one.amount
        for account in (one.payer, one.payee):
            span = times.setdefault(account, [one.at, one.at])
            span[0], span[1] = min(span[0], one.at), max(span[1], one.at)
    return {
        at: AccountLife(at, paid[at], received[at], payees[at], payers[at], *times[at], *sums[at])
        for at in sorted(times)
    }
