"""Schemes of mirrors, loans, cash, wages, gambling and digits; and what looks like them."""

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tests.detection.noise import ACCOUNTS, MONTHS, START, TENGE, Leg

from qaitaru.detection.known import AccountFact, AccountKind, Known
from qaitaru.detection.moves import DAY, HOUR, Mark

FIRST: Final = 10_000
"""Planted accounts are a thousand apart from here on."""


def innocent(dice: random.Random) -> Iterator[Leg]:
    """Refunds, bank loans and their service, loans among friends, tills, players who lose."""
    for month in range(MONTHS):
        at = START + 30 * month * DAY
        for person in range(30, ACCOUNTS):
            yield from _month_of(dice, person, at)
        for shop in range(10, 20):
            for day in range(0, 30, 3):
                cash = dice.randrange(20_000, 120_000) * TENGE
                yield at + day * DAY + 20 * HOUR, 3, shop, cash, Mark.CASH_IN


def _month_of(dice: random.Random, person: int, at: int) -> Iterator[Leg]:
    when = at + dice.randrange(28) * DAY
    what = dice.random()
    if what < 0.05:  # a purchase given back
        paid = dice.randrange(5_000, 90_000) * TENGE
        yield when, person, 12, paid, Mark.CARD
        yield when + DAY, 12, person, paid, 0
    elif what < 0.15:  # the bank lends, and is served
        yield when, 5, person, dice.randrange(2, 30) * 100_000 * TENGE, Mark.LOAN
        yield when + 20 * DAY, person, 5, dice.randrange(50_000, 300_000) * TENGE, Mark.LOAN
        yield when + 2 * HOUR, person, 5, 5_000 * TENGE, 0  # a fee
    elif what < 0.2:  # a friend lends who had once been paid for dinner
        friend = 30 + (person + 7) % (ACCOUNTS - 30)
        yield when, person, friend, dice.randrange(2_000, 9_000) * TENGE, 0
        yield when + DAY, friend, person, dice.randrange(50_000, 400_000) * TENGE, Mark.LOAN
    elif what < 0.3:  # plays, and mostly loses
        for number in range(dice.randrange(1, 9)):
            yield (
                when + number * HOUR,
                person,
                6,
                dice.randrange(1_000, 20_000) * TENGE,
                Mark.GAMBLING,
            )
        if dice.random() < 0.3:
            yield when + DAY, 6, person, dice.randrange(500, 3_000) * TENGE, Mark.GAMBLING


def _layer(dice: random.Random, upper: int, lower: int, at: int) -> Iterator[Leg]:
    """Each of four pays two of four below, all of which are paid."""
    for number in range(4):
        for below in (number, (number + 1) % 4):
            amount = dice.randrange(100_000, 900_000) * TENGE
            yield at + dice.randrange(2 * DAY), upper + number, lower + below, amount, 0


def _bipartite(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    yield from _layer(dice, own, own + 10, at)


def _stack(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    yield from _layer(dice, own, own + 10, at)
    yield from _layer(dice, own + 10, own + 20, at + 2 * DAY)


def _mirror(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(3, 8)):
        amount = dice.randrange(500_000, 9_000_000) * TENGE
        begins = at + 3 * number * DAY
        yield begins, own, own + 1, amount, Mark.TRADE
        yield begins + dice.randrange(1, 40) * HOUR, own + 1, own, amount * 995 // 1_000, Mark.TRADE


def _loan(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    amount = dice.randrange(2_000_000, 60_000_000) * TENGE
    yield at - 100 * DAY, own, own + 1, amount // 2, 0
    yield at - 90 * DAY, own, own + 2, amount // 2, 0
    yield at - 80 * DAY, own + 2, own + 1, amount // 2 * 97 // 100, 0
    yield at, own + 1, own, amount, Mark.LOAN


def _cash(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(10, 20)):
        paid = dice.randrange(300_000, 900_000) * TENGE
        yield at + number * DAY, own + 1 + number, own, paid, Mark.CASH_IN
    yield at + 5 * DAY, own + 50, own, 900_000 * TENGE, Mark.TRADE


def _takings(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(14):
        card = dice.randrange(1_000, 9_000) * TENGE
        yield at + number * DAY, own + 1 + number, own, card, Mark.CARD
        yield (
            at + number * DAY + HOUR,
            3,
            own,
            dice.randrange(90, 300) * 1_000 * TENGE,
            Mark.CASH_IN,
        )


def _wages(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(5, 12)):
        wage = dice.randrange(150_000, 600_000) * TENGE
        yield at, 1, own + 1 + number, wage, Mark.SALARY
        back = wage * dice.randrange(50, 95) // 100 + 1
        yield at + dice.randrange(1, 40) * HOUR, own + 1 + number, own, back, 0


def _stakes(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    staked = [dice.randrange(100_000, 900_000) * TENGE for _ in range(dice.randrange(3, 8))]
    for number, amount in enumerate(staked):
        yield at + number * 11 * HOUR, own, 6, amount, Mark.GAMBLING
    yield at + (len(staked) * 11 + 90) * HOUR, 6, own, sum(staked) * 93 // 100, Mark.GAMBLING


def _top_ups(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(10, 20)):
        yield at + number * HOUR, own + 1 + number, own, 50_000 * TENGE, Mark.CARD
    yield at + 22 * HOUR, own, 6, 480_000 * TENGE, Mark.GAMBLING


def _first(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(320):
        amount = dice.choice((dice.randrange(70_000, 99_000), dice.randrange(500, 900)))
        yield at + number * 2 * HOUR, own, own + 1 + number % 90, amount * TENGE, 0


def _last(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(340):
        amount = dice.randrange(100, 9_000) * 10 + dice.choice((3, 7, 7, 7, 8))
        yield at + number * 2 * HOUR, own, own + 1 + number % 90, amount * TENGE, 0


OTHER_PLANTS: Final[Mapping[str, Callable[[random.Random, int, int], Iterator[Leg]]]] = {
    "bipartite": _bipartite,
    "stack": _stack,
    "mirror_legs": _mirror,
    "loan_back": _loan,
    "cash_mismatch": _cash,
    "cash_beyond_takings": _takings,
    "salary_return": _wages,
    "gambling_return": _stakes,
    "gambling_collection": _top_ups,
    "first_digits": _first,
    "last_digits": _last,
}
SHOWN: Final[Mapping[str, int]] = {
    "cash_mismatch": Mark.CASH_IN,
    "cash_beyond_takings": Mark.CASH_IN,
}
"""Where only a part of a plant is the scheme: the marks of its transfers."""


def usual_cash(count: int) -> Known:
    """What is usual of planted accounts, of shops and of persons."""
    planted = [(FIRST + 1_000 * number, 10) for number in range(count)]
    others = [(shop, 60) for shop in range(10, 20)] + [(person, 5) for person in range(30, 100)]
    facts = (AccountFact(at, AccountKind.USUAL_CASH, usual) for at, usual in planted + others)
    return Known(tuple(facts))
