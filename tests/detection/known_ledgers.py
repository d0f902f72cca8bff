"""What is known beside generated ledgers: dense, so that facts are shared; some are ill-timed."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

from tests.detection.ledgers import ACCOUNTS

from qaitaru.detection.known import (
    EARLIEST,
    LATEST,
    AccountFact,
    AccountKind,
    Known,
    RowFact,
    RowKind,
)
from qaitaru.detection.moves import DAY, Move

VALUES: Final = 4
"""Distinct values of a name in one ledger; each ledger has values of its own."""
_NAMES: Final = frozenset(
    {
        AccountKind.CITY,
        AccountKind.LINE_OF_BUSINESS,
        AccountKind.DEVICE,
        AccountKind.ADDRESS,
        AccountKind.PHONE,
        AccountKind.REPRESENTATIVE,
        AccountKind.CONTROLLER,
        RowKind.CITY,
        RowKind.DEVICE,
        RowKind.IP,
        RowKind.INVOICE,
    }
)
_MOMENTS: Final = frozenset(
    {AccountKind.LISTED, AccountKind.MEASURE, AccountKind.OWNER_CHANGED, AccountKind.OPENED}
)


def known_ledgers(ledgers: Sequence[Sequence[Move]], seed: int) -> Iterator[Known]:
    """What is known beside each ledger; beside some nothing."""
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    for number, moves in enumerate(ledgers):
        share = dice.choice((0, 0.3, 0.8))
        accounts = range(number * ACCOUNTS, (number + 1) * ACCOUNTS)
        times = [one.at for one in moves] or [0]
        yield Known(
            tuple(sorted(_of_accounts(dice, accounts, times, share))),
            tuple(sorted(_of_rows(dice, moves, number, share))),
        )


def _of_accounts(
    dice: random.Random, accounts: range, times: Sequence[int], share: float
) -> Iterator[AccountFact]:
    for account in accounts:
        for kind in AccountKind:
            rare = 0.3 if kind in {AccountKind.LISTED, AccountKind.MEASURE} else 1
            for _ in range(dice.choice((1, 1, 2))):
                if dice.random() < share * rare:
                    value = _value(dice, kind, accounts.start // ACCOUNTS)
                    yield AccountFact(account, kind, value, *_time(dice, kind, times))


def _of_rows(
    dice: random.Random, moves: Sequence[Move], number: int, share: float
) -> Iterator[RowFact]:
    for one in moves:
        for kind in RowKind:
            if dice.random() < share:
                is_paid = kind is RowKind.INVOICE_AMOUNT and dice.random() < 0.5
                value = one.amount if is_paid else _value(dice, kind, number)
                yield RowFact(one.row, kind, value)


def _value(dice: random.Random, kind: AccountKind | RowKind, number: int) -> int:
    if kind in _NAMES:
        return number * VALUES + dice.randrange(VALUES)
    return dice.choice((0, 1, 100, 20_000, dice.randrange(10**6), dice.randrange(10**9)))


def _time(dice: random.Random, kind: AccountKind, times: Sequence[int]) -> tuple[int, int]:
    at = dice.choice(times) + dice.choice((0, 0, 1, -1, DAY))
    if kind in _MOMENTS:
        return at, LATEST
    return dice.choice(((EARLIEST, LATEST), (EARLIEST, at), (at, LATEST), (at, at + DAY)))
