"""Everyday transfers with everyday facts beside them, and schemes that facts betray among them."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tests.detection.noise import ACCOUNTS, START, TENGE

from qaitaru.detection.known import LATEST, AccountFact, AccountKind, Known, RowFact, RowKind
from qaitaru.detection.moves import DAY, HOUR, Mark, Move

DAYS: Final = 390
CITIES: Final = 20
SELLERS: Final = range(10, 30)
Leg = tuple[int, int, int, int, int]  # second, payer, payee, amount, marks
Beside = Mapping[RowKind, int]
Told = tuple[Leg, Beside, int]  # and the scheme's account, or -1
Fact = tuple[int, AccountKind, int, int]  # account, kind, value, and from when
Legs = list[tuple[Leg, Beside]]
Act = tuple[Legs, list[Fact]]


@dataclass(frozen=True)
class PlantedKnown:
    """A ledger with what is known beside it, and the rows of each scheme by its account."""

    moves: list[Move]
    known: Known
    schemes: Mapping[int, tuple[int, ...]]


def planted_known(name: str, count: int, seed: int) -> PlantedKnown:
    """A ledger of noise with so many schemes of a typology, each about an account of its own."""
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    told: list[Told] = [(leg, beside, -1) for leg, beside in _noise(dice)]
    facts = list(_facts(dice))
    for number in range(count):
        own = 10_000 + 1_000 * number
        legs, known = KNOWN_PLANTS[name](dice, own, START + dice.randrange(200, 340) * DAY)
        told += [(leg, beside, own) for leg, beside in legs]
        facts += known
    told.sort(key=lambda one: one[0])
    rows: dict[int, list[int]] = {}
    for row, (_, _, own) in enumerate(told):
        if own >= 0:
            rows.setdefault(own, []).append(row)
    return PlantedKnown(
        [Move(row, *leg) for row, (leg, _, _) in enumerate(told)],
        Known(
            tuple(AccountFact(at, kind, value, since, LATEST) for at, kind, value, since in facts),
            tuple(
                RowFact(row, kind, value)
                for row, (_, beside, _) in enumerate(told)
                for kind, value in beside.items()
            ),
        ),
        {own: tuple(found) for own, found in rows.items()},
    )


def _noise(dice: random.Random) -> Iterator[tuple[Leg, Beside]]:
    """Wages, cash mostly at home, shopping from one's own device, goods at their price."""
    for person in range(30, ACCOUNTS):
        home = person % CITIES
        for month in range(13):
            wage = dice.randrange(150_000, 600_000) * TENGE
            yield (START + (30 * month + 5) * DAY, person % 10, person, wage, Mark.SALARY), {}
        for _ in range(25):
            at = START + dice.randrange(DAYS * DAY)
            city = home if dice.random() < 0.93 else dice.randrange(CITIES)
            amount = dice.randrange(5_000, 90_000) * TENGE
            sides = (person, 500 + city, Mark.CASH_OUT), (500 + city, person, Mark.CASH_IN)
            payer, payee, mark = dice.choice(sides)
            yield (at, payer, payee, amount, mark), {RowKind.CITY: city}
        for number in range(12):
            at = START + dice.randrange(DAYS * DAY)
            device = 1_000 + (person // 2 if number else 0)
            shop = dice.choice(SELLERS)
            amount = dice.randrange(500, 40_000) * TENGE
            yield (at, person, shop, amount, 0), {RowKind.DEVICE: device}
    for number in range(1_500):
        seller, buyer = dice.choice(SELLERS), dice.randrange(30, 90)
        price = int(10_000 * dice.lognormvariate(0, 0.08))
        amount = dice.randrange(100_000, 900_000) * TENGE
        goods = {RowKind.UNIT_PRICE: price, RowKind.PRICE_LOW: 8_800, RowKind.PRICE_HIGH: 11_400}
        invoice = {RowKind.INVOICE: number, RowKind.INVOICE_AMOUNT: 2 * amount}
        for part in range(2):
            at = START + dice.randrange(300 * DAY) + 30 * part * DAY
            yield (at, buyer, seller, amount, Mark.TRADE), goods | invoice


def _facts(dice: random.Random) -> Iterator[Fact]:
    """Honest figures, phones of couples, addresses of houses, some measures and changes."""
    always = -(1 << 40)
    for person in range(30, ACCOUNTS):
        income = int(5_000_000 * TENGE * dice.lognormvariate(0, 0.3))
        yield person, AccountKind.DECLARED_INCOME, income, always
        yield person, AccountKind.PHONE, 10_000 + person // 2, always
        yield person, AccountKind.ADDRESS, 20_000 + person // 60, always
        for kind, often in ((AccountKind.MEASURE, 0.2), (AccountKind.OWNER_CHANGED, 0.2)):
            if dice.random() < often:
                yield person, kind, 0, START + dice.randrange(100, DAYS) * DAY


def _funnel(dice: random.Random, own: int, at: int) -> Act:
    cities = dice.sample(range(CITIES), 5)
    legs: Legs = [
        ((at + n * 9 * HOUR, 500 + city, own, 900_000 * TENGE, Mark.CASH_IN), {RowKind.CITY: city})
        for n, city in enumerate((*cities[:4], *cities[:3]))
    ]
    out = at + 4 * DAY, own, 500 + cities[4], 5_000_000 * TENGE, int(Mark.CASH_OUT)
    return [*legs, (out, {RowKind.CITY: cities[4]})], []


def _profile(dice: random.Random, own: int, at: int) -> Act:
    legs: Legs = [
        ((at + n * 6 * DAY, own + 1 + n, own, dice.randrange(2, 9) * 1_000_000 * TENGE, 0), {})
        for n in range(8)
    ]
    return legs, [(own, AccountKind.DECLARED_INCOME, 1_200_000 * TENGE, 0)]


def _linked_payers(dice: random.Random, own: int, at: int) -> Act:
    payers = range(own + 1, own + 1 + dice.randrange(4, 9))
    legs: Legs = [
        ((at + n * DAY, payer, own, 300_000 * TENGE, 0), {}) for n, payer in enumerate(payers)
    ]
    return legs, [(payer, AccountKind.DEVICE, own, 0) for payer in payers]


def _linked_circle(dice: random.Random, own: int, at: int) -> Act:
    members = range(own, own + dice.randrange(3, 7))
    legs: Legs = [
        ((at + n * DAY, payer, own + (payer - own + 1) % len(members), 300_000 * TENGE, 0), {})
        for n, payer in enumerate(members)
    ]
    return legs, [(member, AccountKind.REPRESENTATIVE, own, 0) for member in members]


def _one_device(dice: random.Random, own: int, at: int) -> Act:
    payers = range(own, own + dice.randrange(3, 8))
    seat = {RowKind.IP: own}
    return [
        ((at + n * 60, payer, payer + 50, 90_000 * TENGE, 0), seat)
        for n, payer in enumerate(payers)
    ], []


def _from_listed(dice: random.Random, own: int, at: int) -> Act:
    amounts = (1_000_000, 960_000, dice.randrange(800_000, 950_000))
    legs: Legs = [
        ((at + n * 20 * HOUR, own + n, own + n + 1, amount * TENGE, 0), {})
        for n, amount in enumerate(amounts)
    ]
    return legs, [(own, AccountKind.LISTED, 0, at - 40 * DAY)]


def _to_listed(dice: random.Random, own: int, at: int) -> Act:
    amounts = (dice.randrange(1_000_000, 1_100_000), 990_000, 950_000)
    ends = (own + 3, own + 2, own + 1, own)
    legs: Legs = [
        ((at + n * 20 * HOUR, ends[n], ends[n + 1], amount * TENGE, 0), {})
        for n, amount in enumerate(amounts)
    ]
    return legs, [(own, AccountKind.LISTED, 0, at + 40 * DAY)]


def _flight(dice: random.Random, own: int, at: int) -> Act:
    legs: Legs = [
        ((at + n * DAY, own, own + 1 + n, dice.randrange(2, 5) * 1_000_000 * TENGE, 0), {})
        for n in range(dice.randrange(2, 6))
    ]
    return legs, [(own, AccountKind.MEASURE, 0, at + 9 * DAY)]


def _changed(dice: random.Random, own: int, at: int) -> Act:
    legs: Legs = [((at + n * DAY, own, own + 1 + n, 50_000 * TENGE, 0), {}) for n in range(4)]
    moments = ((AccountKind.MEASURE, 9), (AccountKind.OWNER_CHANGED, dice.randrange(9)))
    return legs, [(own, kind, 0, at + day * DAY) for kind, day in moments]


def _price(dice: random.Random, own: int, at: int) -> Act:
    far = dice.choice((20_000, 3_000))
    goods = {RowKind.UNIT_PRICE: far, RowKind.PRICE_LOW: 8_800, RowKind.PRICE_HIGH: 11_400}
    return [
        ((at + n * DAY, own, own + 1, 4_000_000 * TENGE, Mark.TRADE), goods)
        for n in range(dice.randrange(3, 7))
    ], []


def _invoice(dice: random.Random, own: int, at: int) -> Act:
    invoice = {RowKind.INVOICE: own, RowKind.INVOICE_AMOUNT: 4_000_000 * TENGE}
    return [
        ((at + n * DAY, own + 1 + n, own, 4_000_000 * TENGE, Mark.TRADE), invoice)
        for n in range(dice.randrange(2, 4))
    ], []


KNOWN_PLANTS: Final[Mapping[str, Callable[[random.Random, int, int], Act]]] = {
    "funnel": _funnel,
    "out_of_profile": _profile,
    "linked_payers": _linked_payers,
    "linked_circle": _linked_circle,
    "one_device": _one_device,
    "from_listed": _from_listed,
    "to_listed": _to_listed,
    "flight_before_measure": _flight,
    "owner_changed_before_measure": _changed,
    "trade_price": _price,
    "invoice_overpaid": _invoice,
}
