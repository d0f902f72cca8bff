"""Everyday transfers of some months, and schemes of each typology planted into them."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.moves import DAY, HOUR, Mark, Move

MONTHS: Final = 13
START: Final = 1_700_000_000 // DAY * DAY
ACCOUNTS: Final = 400
TENGE: Final = 100
Leg = tuple[int, int, int, int, int]  # second, payer, payee, amount, marks


@dataclass(frozen=True)
class Planted:
    """A ledger, and the rows of each scheme planted by its account."""

    moves: list[Move]
    schemes: Mapping[int, tuple[int, ...]]


def planted(
    plant: Callable[[random.Random, int, int], Iterator[Leg]],
    count: int,
    seed: int,
    *more: Callable[[random.Random], Iterator[Leg]],
) -> Planted:
    """A ledger of noise with so many schemes of a kind, each about an account of its own."""
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    legs: list[tuple[Leg, int]] = [(leg, -1) for make in (noise, *more) for leg in make(dice)]
    for number in range(count):
        account = 10_000 + 1_000 * number
        begins = START + dice.randrange(300, 340) * DAY
        legs += [(leg, account) for leg in plant(dice, account, begins)]
    legs.sort()
    schemes: dict[int, list[int]] = {}
    for row, ((at, *_), account) in enumerate(legs):
        if account >= 0 and at >= START + 200 * DAY:
            schemes.setdefault(account, []).append(row)
    moves = [Move(row, *leg) for row, (leg, _) in enumerate(legs)]
    return Planted(moves, {account: tuple(rows) for account, rows in schemes.items()})


def noise(dice: random.Random) -> Iterator[Leg]:
    """Wages each month, shops that many pay by day, and transfers among acquaintances."""
    for month in range(MONTHS):
        for person in range(30, ACCOUNTS):
            at = START + (30 * month + 5) * DAY + dice.randrange(9 * HOUR)
            yield at, person % 10, person, dice.randrange(150_000, 600_000) * TENGE, Mark.SALARY
            for _ in range(dice.randrange(12)):
                at = START + dice.randrange(30 * month * DAY, 30 * (month + 1) * DAY)
                shop = 10 + min(int(dice.paretovariate(1.2)), 19)
                yield at, person, shop, dice.randrange(500, 40_000) * TENGE, Mark.CARD
            for _ in range(dice.randrange(3)):
                at = START + dice.randrange(30 * month * DAY, 30 * (month + 1) * DAY)
                friend = 30 + (person + dice.choice((1, 3, 7, 40))) % (ACCOUNTS - 30)
                marks = dice.choice((0, 0, 0, Mark.CARD, Mark.CHARITY, Mark.CRYPTO, Mark.ABROAD))
                yield at, person, friend, dice.randrange(1_000, 90_000) * TENGE + 50, marks


def _structuring(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(3, 7)):
        amount = dice.randrange(7_100_000, 9_990_000) * TENGE
        yield at + number * DAY, own, own + 1 + number, amount, Mark.CASH_OUT


def _rapid(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(3, 8)):
        amount = dice.randrange(500_000, 9_000_000) * TENGE
        begins = at + 3 * number * DAY
        yield begins, own + 1 + number, own, amount, 0
        yield begins + dice.randrange(1, 20) * HOUR, own, own + 50, amount - 500 * TENGE, 0


def _flow(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    begins = at - (at - START - 17 * DAY) % (30 * DAY) + DAY  # well within one month
    for number in range(8):
        amount = dice.randrange(500_000, 9_000_000) * TENGE
        yield begins + number * HOUR, own + 1 + number, own, amount, 0
        yield begins + number * HOUR + 60, own, own + 50, amount, 0


def _dormant(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(4):
        yield START + number * 9 * DAY, own, own + 1, dice.randrange(500, 900) * TENGE, Mark.CARD
    for number in range(dice.randrange(4, 9)):
        yield at + number * 12 * HOUR, own + 2 + number, own, 2_000_000 * TENGE + number, 0


def _round(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(10, 20)):
        amount = dice.randrange(1, 90) * 10_000 * TENGE
        yield at + number * HOUR, own, own + 1 + number % 5, amount, 0


def _repeated(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    amount = dice.randrange(10_000, 900_000) * TENGE + 1
    for number in range(dice.randrange(10, 20)):
        yield at + number * 31 * HOUR, own, own + 1 + number % 7, amount, 0


def _dropper(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    amounts = [dice.randrange(50_000, 400_000) * TENGE for _ in range(dice.randrange(5, 12))]
    for number, amount in enumerate(amounts):
        yield at + number * 3 * HOUR, own + 1 + number, own, amount, Mark.CARD
    out = at + (3 * len(amounts) + 8) * HOUR
    yield out, own, own + 99, sum(amounts) * 95 // 100, Mark.CASH_OUT


def _drugs(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(45):
        price = dice.choice((8_000, 15_000, 25_000)) * TENGE
        night = at + number % 6 * DAY + dice.randrange(14, 24) * HOUR  # 19:00 - 05:00 in +05
        yield night, own + 1 + number, own, price, 0
    yield at + 7 * DAY, own, own + 99, 500_000 * TENGE, Mark.CASH_OUT


def _gifts(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(30):
        gift = dice.randrange(500, 45_000) * TENGE
        yield at + number * 15 * HOUR, own + 1 + number, own, gift, Mark.CHARITY
    yield at + 20 * DAY, own, own + 99, 900_000 * TENGE, Mark.ABROAD


def _hawala(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(14):
        sides = (own, own + 1) if number % 2 else (own + 1, own)
        yield at + number * 11 * HOUR, *sides, dice.randrange(990_000, 1_010_000) * TENGE, 0
    for number in range(10):
        yield START + number * DAY, own, own + 10 + number, 5_000 * TENGE, 0
        yield START + number * DAY, own + 1, own + 30 + number, 5_000 * TENGE, 0


def _on_ramp(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    for number in range(dice.randrange(10, 20)):
        yield at + number * HOUR, own + 1 + number, own, 100_000 * TENGE, Mark.CARD
    yield at + 22 * HOUR, own, own + 99, 1_000_000 * TENGE, Mark.CRYPTO


def _off_ramp(dice: random.Random, own: int, at: int) -> Iterator[Leg]:
    yield at, own + 99, own, 1_500_000 * TENGE, Mark.CRYPTO
    for number in range(dice.randrange(10, 20)):
        yield at + (1 + number) * HOUR, own, own + 1 + number, 90_000 * TENGE, Mark.CARD


PLANTS: Final[Mapping[str, Callable[[random.Random, int, int], Iterator[Leg]]]] = {
    "structuring": _structuring,
    "rapid_pass_through": _rapid,
    "flow_through": _flow,
    "dormant_awakened": _dormant,
    "round_amounts": _round,
    "repeated_amount": _repeated,
    "dropper": _dropper,
    "drug_sale": _drugs,
    "tf_collection": _gifts,
    "hawala_netting": _hawala,
    "crypto_on_ramp": _on_ramp,
    "crypto_off_ramp": _off_ramp,
}
