"""Generated ledgers, each with its own accounts and rows, that lie in one table side by side."""

import random
from collections.abc import Iterator
from dataclasses import replace

from qaitaru.detection.moves import HOUR, Mark, Move

ACCOUNTS = 12
_START = 1_700_000_000


def ledgers(count: int, seed: int) -> Iterator[list[Move]]:
    """Ledgers small enough to be dense: ties in time, equal amounts, hubs, moves to oneself."""
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    row = 0
    for number in range(count):
        size = dice.choice((0, 1, 2, 5, 20, 40, 80))
        moves = sorted(_moves(dice, size), key=lambda one: one.at)
        above = number * ACCOUNTS
        yield [
            replace(one, row=row + at, payer=one.payer + above, payee=one.payee + above)
            for at, one in enumerate(moves)
        ]
        row += len(moves)


def _moves(dice: random.Random, size: int) -> Iterator[Move]:
    step = dice.choice((1, 60, HOUR, 12 * HOUR))
    hub = dice.randrange(ACCOUNTS)
    for _ in range(size):
        payer, payee = dice.randrange(ACCOUNTS), dice.randrange(ACCOUNTS)
        if dice.random() < 0.3:
            payer, payee = dice.choice(((payer, hub), (hub, payee)))
        at = _START + dice.randrange(60) * step
        amount = dice.choice((100, 5_000, 5_000, 99_999, dice.randrange(1, 10**7)))
        yield Move(0, at, payer, payee, amount, _marks(dice))


def _marks(dice: random.Random) -> int:
    """None for half of the moves, any of all for the others."""
    return dice.choice((0, dice.getrandbits(len(Mark))))
